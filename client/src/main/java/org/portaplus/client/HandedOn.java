package org.portaplus.client;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.portaplus.wire.ListFactory;

/** Makes lists that hand each item of one type on as it is read, and keep none. For one answer; not safe for use by many threads. */
@NullMarked
final class HandedOn<T> implements ListFactory {
    private final Class<T> type;
    private final Consumer<? super T> receiver;
    private @Nullable RuntimeException failure;

    HandedOn(Class<T> type, Consumer<? super T> receiver) {
        this.type = type;
        this.receiver = receiver;
    }

    @Override
    public List<Object> create(Class<?> item) {
        return item == type ? new Items() : new ArrayList<>();
    }

    /** What the receiver threw, which a reader takes for a defect of the answer. */
    @Nullable
    RuntimeException failure() {
        return failure;
    }

    private final class Items extends AbstractList<Object> {
        private int size;

        @Override
        public boolean add(Object item) {
            try {
                receiver.accept(type.cast(item));
            } catch (RuntimeException e) {
                failure = e;
                throw e;
            }
            size++;
            return true;
        }

        @Override
        public Object get(int index) {
            throw new UnsupportedOperationException("items are handed on, and not kept");
        }

        @Override
        public int size() {
            return size;
        }
    }
}
