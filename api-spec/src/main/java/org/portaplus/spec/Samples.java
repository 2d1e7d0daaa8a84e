package org.portaplus.spec;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The sample request and answer of every operation in every format, derived from the contract. Those that a documented
 * page shows come out as on the page; {@code samples/README.md} says which are which.
 */
final class Samples {
    private final Contract contract;

    Samples(Contract contract) {
        this.contract = contract;
    }

    /** File names below {@code samples/}, and what is in them. */
    Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        for (Contract.Operation operation : contract.operations()) {
            add(files, operation.name() + "/request", operation.requestType());
            add(files, operation.name() + "/response", operation.responseType());
            addList(files, operation.name() + "/requests", operation.requestType());
            addList(files, operation.name() + "/responses", operation.responseType());
        }
        add(files, "error/response", Contract.ERROR);
        SampleValue.Structure error = SampleValue.of(contract, Contract.ERROR);
        for (SoapSample soap : SoapSample.values()) {
            files.put("error/response." + soap.suffix(), soap.faultPage(error));
            files.put("error/response.wire." + soap.suffix(), soap.fault(error));
        }
        return files;
    }

    private void add(Map<String, String> files, String name, String type) {
        SampleValue.Structure sample = SampleValue.of(contract, type);
        files.put(name + ".json", JsonSample.of(sample));
        files.put(name + ".csv", CsvSample.of(sample));
        files.put(name + ".jsv", JsvSample.page(sample));
        files.put(name + ".wire.jsv", JsvSample.wire(sample));
        files.put(name + ".xml", XmlSample.page(sample));
        files.put(name + ".wire.xml", XmlSample.wire(sample));
        for (SoapSample soap : SoapSample.values()) {
            files.put(name + "." + soap.suffix(), soap.page(sample));
            files.put(name + ".wire." + soap.suffix(), soap.wire(sample));
        }
    }

    /** Lists of one, as auto-batches send and get them; a CSV text is a list of rows anyway. */
    private void addList(Map<String, String> files, String name, String type) {
        SampleValue.Structure item = SampleValue.of(contract, type);
        SampleValue.OneItem list = new SampleValue.OneItem(item);
        files.put(name + ".json", JsonSample.of(list));
        files.put(name + ".csv", CsvSample.of(item));
        files.put(name + ".jsv", JsvSample.page(list));
        files.put(name + ".wire.jsv", JsvSample.wire(list));
        files.put(name + ".xml", XmlSample.page(list));
        files.put(name + ".wire.xml", XmlSample.wire(list));
    }
}
