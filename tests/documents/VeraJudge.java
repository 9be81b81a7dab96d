import java.io.File;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/** Judges files by veraPDF: pairs of a flavour (ua1, 3a, 2b) and a file; a line for each file, one for each fault. */
public class VeraJudge {
    public static void main(String[] words) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        for (int n = 0; n + 1 < words.length; n += 2) {
            PDFAFlavour flavour = PDFAFlavour.byFlavourId(words[n]);
            try (var parser = Foundries.defaultInstance().createParser(new File(words[n + 1]), flavour);
                    var validator = Foundries.defaultInstance().createValidator(flavour, false)) {
                var result = validator.validate(parser);
                System.out.println(String.join("\t", "file", words[n + 1], words[n],
                        String.valueOf(result.getTotalAssertions()), String.valueOf(result.isCompliant())));
                for (TestAssertion one : result.getTestAssertions()) {
                    System.out.println(String.join("\t", "fault", one.getRuleId().getClause() + "-"
                            + one.getRuleId().getTestNumber(), one.getLocation().getContext(), one.getMessage()));
                }
            }
        }
    }
}
