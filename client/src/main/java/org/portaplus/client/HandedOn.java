package org.portaplus.client;

import java.util.AbstractList;
import java.util.function.Consumer;
import org.jspecify.annotations.NullMarked;
import org.portaplus.wire.ListFactory;

/** A list that hands each item on as it is read, and keeps none. */
@NullMarked
final class HandedOn<T> extends AbstractList<Object> {
    private final Class<T> type;
    private final Consumer<? super T> receiver;
    private int size;

    private HandedOn(Class<T> type, Consumer<? super T> receiver) {
        this.type = type;
        this.receiver = receiver;
    }

    /** Makes such lists for items of one type, and plain ones for others. */
    static <T> ListFactory to(Class<T> type, Consumer<? super T> receiver) {
        return item -> item == type ? new HandedOn<>(type, receiver) : new java.util.ArrayList<>();
    }

    @Override
    public boolean add(Object item) {
        receiver.accept(type.cast(item));
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
