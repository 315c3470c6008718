// LanguageTool on the texts of a folder, one finding a line.

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.languagetool.JLanguageTool;
import org.languagetool.language.AmericanEnglish;
import org.languagetool.rules.RuleMatch;

public class RunLanguageTool {
    public static void main(String[] arguments) throws Exception {
        JLanguageTool tool = new JLanguageTool(new AmericanEnglish());
        List<Path> files;
        try (var found = Files.list(Path.of(arguments[0]))) {
            files = found.filter(path -> path.toString().endsWith(".txt")).sorted().toList();
        }
        for (Path file : files) {
            String text = Files.readString(file);
            for (RuleMatch match : tool.check(text)) {
                int start = text.codePointCount(0, match.getFromPos());
                int end = text.codePointCount(0, match.getToPos());
                List<String> right = match.getSuggestedReplacements();
                String first = right.isEmpty() ? "null" : quoted(right.get(0));
                System.out.println("[" + quoted(file.getFileName().toString()) + ", " + start + ", " + end + ", " + first + "]");
            }
        }
    }

    private static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            out.append(c < 32 || c > 126 || c == '"' || c == '\\' ? String.format("\\u%04x", (int) c) : String.valueOf(c));
        }
        return out.append('"').toString();
    }
}
