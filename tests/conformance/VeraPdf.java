import java.io.FileInputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.RuleId;

/**
 * Validates PDFs with veraPDF, one line of JSON for every file and flavour, files outermost.
 *
 * <p>Usage: {@code VeraPdf FLAVOUR[,FLAVOUR…] FILE…} with veraPDF's names of flavours ("ua1", "2a"). The exit status
 * is 0 when every file was judged, whatever the verdict; 2 for wrong usage; anything else when a file could not be
 * judged, which the trace on standard error explains.
 */
public final class VeraPdf {

    /** A rule that failed: veraPDF numbers the tests of each clause of the standard. */
    private record Fault(String clause, int test, String message) {

        static final Comparator<Fault> BY_RULE =
            Comparator.comparing(Fault::clause).thenComparing(Fault::test).thenComparing(Fault::message);

        static Fault of(TestAssertion assertion) {
            RuleId rule = assertion.getRuleId();
            return new Fault(rule.getClause(), rule.getTestNumber(), assertion.getMessage());
        }

        String json(long count) {
            return String.format(
                "{\"clause\":%s,\"test\":%d,\"message\":%s,\"count\":%d}", quoted(clause), test, quoted(message), count);
        }
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length < 2) {
            System.err.println("usage: VeraPdf FLAVOUR[,FLAVOUR...] FILE...");
            System.exit(2);
        }
        PrintStream verdicts = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        VeraGreenfieldFoundryProvider.initialise();
        for (String file : Arrays.asList(arguments).subList(1, arguments.length)) {
            for (String flavour : arguments[0].split(",")) {
                verdicts.println(verdict(file, flavour));
            }
        }
    }

    private static String verdict(String file, String flavour) throws Exception {
        ValidationResult result = validate(file, flavour);
        Map<Fault, Long> faults = result.getTestAssertions().stream()
            .filter(assertion -> assertion.getStatus() == TestAssertion.Status.FAILED)
            .collect(Collectors.groupingBy(Fault::of, () -> new TreeMap<>(Fault.BY_RULE), Collectors.counting()));
        List<String> failed = faults.entrySet().stream().map(e -> e.getKey().json(e.getValue())).toList();
        return String.format(
            "{\"file\":%s,\"flavour\":%s,\"compliant\":%b,\"assertions\":%d,\"faults\":[%s]}",
            quoted(file), quoted(flavour), result.isCompliant(), result.getTotalAssertions(), String.join(",", failed));
    }

    private static ValidationResult validate(String file, String name) throws Exception {
        PDFAFlavour flavour = PDFAFlavour.byFlavourId(name);
        if (flavour == PDFAFlavour.NO_FLAVOUR) {
            throw new IllegalArgumentException("veraPDF knows no flavour " + name);
        }
        try (InputStream pdf = new FileInputStream(file);
                PDFAParser parser = Foundries.defaultInstance().createParser(pdf, flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            return validator.validate(parser);
        }
    }

    /** A JSON string (RFC 8259, section 7). */
    private static String quoted(String text) {
        return text.codePoints()
            .mapToObj(c -> c < 0x20 || c == '"' || c == '\\' ? String.format("\\u%04x", c) : Character.toString(c))
            .collect(Collectors.joining("", "\"", "\""));
    }
}
