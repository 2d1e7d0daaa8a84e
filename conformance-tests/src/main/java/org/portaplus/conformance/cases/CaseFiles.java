package org.portaplus.conformance.cases;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.portaplus.conformance.contract.Contract;
import org.portaplus.conformance.contract.Resource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * The case files of the kit: {@code cases/<topic>/<file>.yaml}, listed in {@code cases/index.yaml}, and the fixtures,
 * which are named lists of steps. An operation may have a file of its own, {@code cases/operations/<Operation>.yaml}, which needs
 * no place in the list.
 */
public final class CaseFiles {
    private static final ObjectMapper RECORDS =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private static final String ROUTES = "routes";

    private CaseFiles() {}

    private record CaseFile(String rule, String source, List<Case> cases) {}

    private record Index(Map<String, List<String>> topics) {}

    private record Rules(Map<String, String> rules) {}

    private record DomainRules(Map<String, DomainRule> rules) {}

    private record Fixtures(Map<String, List<Step>> fixtures) {}

    /** The topics in the order of the index. */
    public static List<String> topics() {
        return List.copyOf(index().keySet());
    }

    /** The cases of a topic in the order of its files, matrices spread out. */
    public static List<Case> of(String topic) {
        List<Case> cases = new ArrayList<>();
        for (String file : index().get(topic)) {
            cases.addAll(read("cases/" + topic + "/" + file + ".yaml"));
        }
        if (topic.equals(ROUTES)) {
            Contract.load().operations().stream()
                    .map(operation -> "cases/operations/" + operation + ".yaml")
                    .filter(Resource::exists)
                    .forEach(file -> cases.addAll(read(file)));
        }
        return cases;
    }

    /** The rules that have an id, such as {@code HTTP-017}, and what they say. */
    public static Map<String, String> rules() {
        Map<String, String> rules =
                new LinkedHashMap<>(parse("cases/rules.yaml", Rules.class).rules());
        domainRules().forEach((id, rule) -> rules.put(id, rule.rule()));
        return rules;
    }

    /** The rules of the domain, by ids such as {@code DOM-017}. */
    public static Map<String, DomainRule> domainRules() {
        return new LinkedHashMap<>(
                parse("cases/domain-rules.yaml", DomainRules.class).rules());
    }

    /** The steps of a fixture. */
    public static List<Step> fixture(String name) {
        List<Step> steps =
                parse("cases/fixtures.yaml", Fixtures.class).fixtures().get(name);
        if (steps == null) {
            throw new IllegalArgumentException("no fixture " + name);
        }
        return steps;
    }

    private static Map<String, List<String>> index() {
        return new LinkedHashMap<>(parse("cases/index.yaml", Index.class).topics());
    }

    private static List<Case> read(String file) {
        CaseFile content = parse(file, CaseFile.class);
        List<Case> cases = new ArrayList<>();
        for (Case one : content.cases()) {
            Case inherited = CaseBuilder.builder(one)
                    .rule(one.rule() == null ? content.rule() : one.rule())
                    .source(one.source() == null ? content.source() : one.source())
                    .build();
            cases.addAll(Matrix.spread(inherited));
        }
        return cases;
    }

    /** Anchors may stand for repeated steps; a name that is not known, or given twice, is an error. */
    private static <T> T parse(String file, Class<T> type) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try {
            Object content = new Yaml(new SafeConstructor(options)).load(Resource.text(file));
            return RECORDS.convertValue(content, type);
        } catch (YAMLException | IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }
}
