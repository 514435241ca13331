import java.io.File;
import java.util.Set;
import java.util.TreeSet;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Says of each file whether it is PDF/A-3b and PDF/UA-1, and which rules it breaks. */
public class Check {
    public static void main(String[] files) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        boolean clean = true;
        for (String path : files) {
            File file = new File(path);
            for (PDFAFlavour flavour : new PDFAFlavour[] {PDFAFlavour.PDFA_3_B, PDFAFlavour.PDFUA_1}) {
                try (PDFAParser parser = Foundries.defaultInstance().createParser(file, flavour);
                        PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
                    ValidationResult result = validator.validate(parser);
                    System.out.println((result.isCompliant() ? "PASS " : "FAIL ") + flavour + " " + file.getName());
                    clean &= result.isCompliant();
                    Set<String> seen = new TreeSet<>();
                    for (TestAssertion broken : result.getTestAssertions()) {
                        String rule = broken.getRuleId().getClause() + "-" + broken.getRuleId().getTestNumber();
                        if (seen.add(rule)) {
                            System.out.println("  " + rule + " " + broken.getMessage());
                        }
                    }
                }
            }
        }
        System.exit(clean ? 0 : 1);
    }
}
