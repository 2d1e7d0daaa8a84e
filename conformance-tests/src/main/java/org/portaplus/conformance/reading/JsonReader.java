package org.portaplus.conformance.reading;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Strict JSON by plain Jackson; numbers keep their text. */
final class JsonReader {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private JsonReader() {}

    static Item read(String text) throws Unreadable {
        try (JsonParser json = JSON.createParser(text)) {
            if (json.nextToken() == null) {
                throw new Unreadable("JSON: nothing there");
            }
            Item item = item(json);
            if (json.nextToken() != null) {
                throw new Unreadable("JSON: text after the end");
            }
            return item;
        } catch (IOException e) {
            throw new Unreadable("JSON: " + e.getMessage(), e);
        }
    }

    private static Item item(JsonParser json) throws IOException {
        return switch (json.currentToken()) {
            case START_OBJECT -> {
                List<Item.Entry> entries = new ArrayList<>();
                while (json.nextToken() != JsonToken.END_OBJECT) {
                    String name = json.currentName();
                    json.nextToken();
                    entries.add(new Item.Entry(name, item(json)));
                }
                yield new Item.Members(entries);
            }
            case START_ARRAY -> {
                List<Item> items = new ArrayList<>();
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    items.add(item(json));
                }
                yield new Item.Items(items);
            }
            case VALUE_STRING -> new Item.Scalar(json.getText(), Item.Form.TEXT);
            case VALUE_TRUE, VALUE_FALSE -> new Item.Scalar(json.getText(), Item.Form.BOOLEAN);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Item.Scalar(json.getText(), Item.Form.NUMBER);
            default -> new Item.Nothing();
        };
    }
}
