package org.portaplus.server.http;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import com.fasterxml.jackson.databind.deser.ValueInstantiators;
import com.fasterxml.jackson.databind.module.SimpleModule;
import org.portaplus.wire.annotation.DataContract;

/** Lets mappers read lists of messages into {@link CompactList}s. */
final class CompactLists extends SimpleModule {
    private static final long serialVersionUID = 1L;

    @Override
    public void setupModule(SetupContext context) {
        super.setupModule(context);
        context.addValueInstantiators(new ValueInstantiators.Base() {
            @Override
            public ValueInstantiator findValueInstantiator(
                    DeserializationConfig config, BeanDescription list, ValueInstantiator usual) {
                JavaType content = list.getType().getContentType();
                boolean ofMessages = list.getType().isCollectionLikeType()
                        && content.getRawClass().isAnnotationPresent(DataContract.class);
                return ofMessages ? new Instantiator(list.getType()) : usual;
            }
        });
    }

    /** Makes an empty list for members of one type. */
    private static final class Instantiator extends ValueInstantiator.Base {
        private static final long serialVersionUID = 1L;

        private final Class<?> member;

        Instantiator(JavaType list) {
            super(list);
            this.member = list.getContentType().getRawClass();
        }

        @Override
        public boolean canCreateUsingDefault() {
            return true;
        }

        @Override
        public Object createUsingDefault(DeserializationContext context) {
            return new CompactList<>(member);
        }
    }
}
