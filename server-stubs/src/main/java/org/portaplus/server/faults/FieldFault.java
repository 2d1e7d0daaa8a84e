package org.portaplus.server.faults;

/**
 * One member of the request that must be fixed.
 *
 * @param code a validation rule name ({@code NotEmpty}, {@code Length}…) or a fault code of the domain
 * @param field the path of the member in wire names, such as {@code
 *     CustData[3].Customer.Customer.CustomerStatus.ISO4217}
 * @param message what is wrong and what would be right, without the offending value where that may be a secret
 */
public record FieldFault(String code, String field, String message) {

    /** Characters that not every format can carry are spelled out in path and message. */
    public FieldFault {
        field = Printable.text(field);
        message = Printable.text(message);
    }

    /** The path of an item of a list, counted from 0: {@code Accounts[3]}; of a request that is a list itself, {@code [3]}. */
    public static String item(String list, int place) {
        return list + "[" + place + "]";
    }

    /** The same fault of a member of another name. */
    FieldFault named(String member) {
        return new FieldFault(code, member, message);
    }

    /** The same fault seen from an enclosing object: {@code A[0]} in front of {@code B} gives {@code A[0].B}. */
    public FieldFault under(String prefix) {
        if (prefix.isEmpty()) {
            return this;
        }
        String path = field.isEmpty() ? prefix : field.startsWith("[") ? prefix + field : prefix + "." + field;
        return new FieldFault(code, path, message);
    }
}
