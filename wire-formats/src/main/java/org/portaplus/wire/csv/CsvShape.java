package org.portaplus.wire.csv;

import com.fasterxml.jackson.databind.JavaType;

/** What the rows of a CSV text are. */
enum CsvShape {
    /** A header and one row: an object or dictionary. */
    ROW,
    /** A header and any number of rows: a list of objects or dictionaries. */
    ROWS,
    /** No header: items in one line, or one in each line. */
    ITEMS,
    /** No header: a list of lines, each a list of cells. */
    LINES,
    /** The whole text is one scalar. */
    SCALAR;

    static CsvShape of(JavaType type) {
        if (type.isCollectionLikeType() || type.isArrayType()) {
            JavaType item = type.getContentType();
            if (item.isCollectionLikeType() || item.isArrayType()) {
                return LINES;
            }
            return isScalar(item) ? ITEMS : ROWS;
        }
        return isScalar(type) ? SCALAR : ROW;
    }

    /** Whether a type is one text without parts. */
    static boolean isScalar(JavaType type) {
        Class<?> raw = type.getRawClass();
        return type.isPrimitive()
                || type.isEnumType()
                || (!type.isContainerType()
                        && !type.isJavaLangObject()
                        && raw.getName().startsWith("java."));
    }
}
