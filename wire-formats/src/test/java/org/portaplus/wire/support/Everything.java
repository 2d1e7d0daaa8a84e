package org.portaplus.wire.support;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.portaplus.wire.annotation.DataContract;

/** A class with every kind of member that a message can have, itself included. */
@DataContract(namespace = "http://schemas.datacontract.org/2004/07/Q.Api")
public class Everything {
    /** Names on the wire that are no names in Java. */
    public enum Color {
        @JsonProperty("light red")
        RED,
        @JsonProperty("Green")
        GREEN
    }

    @JsonProperty("Text")
    public String text;

    @JsonProperty("Flag")
    public Boolean flag;

    @JsonProperty("Yes")
    public boolean yes;

    @JsonProperty("Byte")
    public Byte small;

    @JsonProperty("Short")
    public Short shorter;

    @JsonProperty("Int")
    public Integer number;

    @JsonProperty("Count")
    public int count;

    @JsonProperty("Long")
    public Long longer;

    @JsonProperty("Float")
    public Float single;

    @JsonProperty("Double")
    public Double real;

    @JsonProperty("Decimal")
    public BigDecimal decimal;

    @JsonProperty("When")
    public LocalDateTime when;

    @JsonProperty("Instant")
    public Instant instant;

    @JsonProperty("Offset")
    public OffsetDateTime offset;

    @JsonProperty("Color")
    public Color color;

    @JsonProperty("Texts")
    public List<String> texts;

    @JsonProperty("Ints")
    public List<Integer> ints;

    @JsonProperty("Table")
    public List<List<String>> table;

    @JsonProperty("Map")
    public Map<String, String> map;

    @JsonProperty("Lists")
    public Map<String, List<String>> lists;

    @JsonProperty("Objects")
    public Map<String, Everything> objects;

    @JsonProperty("Items")
    public List<Everything> items;

    @JsonProperty("Inner")
    public Everything inner;
}
