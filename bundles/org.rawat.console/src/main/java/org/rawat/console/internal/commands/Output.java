package org.rawat.console.internal.commands;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.felix.service.command.Process;
import org.apache.karaf.shell.support.table.ShellTable;

/** What a command answers: sentences, a table, or JSON for programs. */
final class Output {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Output() {}

    /** Prints to whatever follows the command: the console, or the next command of a pipe. */
    static void print(String text) {
        PrintStream out = Process.Utils.current().out();
        out.println(text);
        out.flush();
    }

    static String json(Object answer) {
        try {
            return JSON.writeValueAsString(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("answers of commands are plain records", e);
        }
    }

    static String table(List<String> columns, List<List<String>> rows, String whenEmpty) {
        ShellTable table = new ShellTable();
        columns.forEach(table::column);
        table.emptyTableText(whenEmpty);
        rows.forEach(row -> table.addRow().addContent(List.<Object>copyOf(row)));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        table.print(new PrintStream(bytes, true, StandardCharsets.UTF_8), true);
        return bytes.toString(StandardCharsets.UTF_8).stripTrailing();
    }
}
