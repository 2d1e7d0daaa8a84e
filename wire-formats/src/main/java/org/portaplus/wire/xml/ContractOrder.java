package org.portaplus.wire.xml;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.ser.BeanPropertyWriter;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import java.util.Comparator;
import java.util.List;
import org.portaplus.wire.internal.contract.BeanType;
import org.portaplus.wire.internal.contract.ContractType;
import org.portaplus.wire.internal.contract.ContractTypes;

/** Puts the members of a class into the order of its contract, so that the generator can stream them. */
final class ContractOrder extends BeanSerializerModifier {
    private static final long serialVersionUID = 1L;

    private final transient ContractTypes types;

    ContractOrder(ContractTypes types) {
        this.types = types;
    }

    @Override
    public List<BeanPropertyWriter> orderProperties(
            SerializationConfig config, BeanDescription description, List<BeanPropertyWriter> members) {
        ContractType type = types.of(description.getType(), config);
        if (type instanceof BeanType bean) {
            members.sort(Comparator.comparingInt(member -> bean.position(member.getName())));
        }
        return members;
    }
}
