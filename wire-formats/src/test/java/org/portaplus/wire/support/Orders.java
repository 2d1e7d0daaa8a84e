package org.portaplus.wire.support;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.portaplus.wire.annotation.DataContract;

/** Small classes for tests, with two namespaces, inherited members and one that is declared anew. */
public final class Orders {
    public static final String API = "http://schemas.datacontract.org/2004/07/Q.Api";
    public static final String MODEL = "http://schemas.datacontract.org/2004/07/Q.Model";

    private Orders() {}

    /** A request with a list, a dictionary and inherited members, one of them hidden. */
    @DataContract(
            namespace = API,
            inherited = {"License", "ContentId"},
            hidden = {"License"})
    @JsonPropertyOrder({"Lines", "Main", "Tags", "Attributes", "Count", "Price", "When", "Zed", "License", "ContentId"})
    public static class Order {
        @JsonProperty("Lines")
        public List<Line> lines;

        @JsonProperty("Main")
        public Line main;

        @JsonProperty("Tags")
        public List<String> tags;

        @JsonProperty("Attributes")
        public Map<String, List<String>> attributes;

        @JsonProperty("Count")
        public Integer count;

        @JsonProperty("Price")
        public BigDecimal price;

        @JsonProperty("When")
        public LocalDateTime when;

        @JsonProperty("Zed")
        public Boolean zed;

        @JsonProperty("License")
        public String license;

        @JsonProperty("ContentId")
        public Integer contentId;
    }

    /** A nested class in another namespace; two members differ only in spelling. */
    @DataContract(name = "Line", namespace = MODEL)
    @JsonPropertyOrder({"IProduct", "i_product", "Name", "Ranges"})
    public static class Line {
        @JsonProperty("IProduct")
        public Integer bigProduct;

        @JsonProperty("i_product")
        public Integer smallProduct;

        @JsonProperty("Name")
        public String name;

        @JsonProperty("Ranges")
        public Map<String, Line> ranges;
    }

    /** A line with these members. */
    public static Line line(Integer bigProduct, Integer smallProduct, String name) {
        Line line = new Line();
        line.bigProduct = bigProduct;
        line.smallProduct = smallProduct;
        line.name = name;
        return line;
    }
}
