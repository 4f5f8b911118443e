package dev.tandem.json;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;

/** Writes JSON without white space; numbers in the shortest form that JavaScript reads as the same number. */
public final class JsonWriter {
    private JsonWriter() {}

    /**
     * The text of a value.
     *
     * @throws IllegalArgumentException where a number is beyond ±(2^53-1)
     */
    public static String write(Json value) {
        StringBuilder text = new StringBuilder(256);
        append(value, text);
        return text.toString();
    }

    /** The same as UTF-8. */
    public static byte[] writeUtf8(Json value) {
        return write(value).getBytes(StandardCharsets.UTF_8);
    }

    private static void append(Json value, StringBuilder text) {
        switch (value) {
            case Json.Null() -> text.append("null");
            case Json.Bool(boolean flag) -> text.append(flag);
            case Json.Num number -> text.append(Numbers.toText(number.value()));
            case Json.Str(String string) -> appendString(string, text);
            case Json.Arr array -> appendArray(array, text);
            case Json.Obj object -> appendObject(object, text);
        }
    }

    private static void appendString(String string, StringBuilder text) {
        text.append('"');
        JsonStringEncoder.getInstance().quoteAsString(string, text);
        text.append('"');
    }

    private static void appendArray(Json.Arr array, StringBuilder text) {
        text.append('[');
        for (Iterator<Json> items = array.items().iterator(); items.hasNext(); ) {
            append(items.next(), text);
            if (items.hasNext()) {
                text.append(',');
            }
        }
        text.append(']');
    }

    private static void appendObject(Json.Obj object, StringBuilder text) {
        text.append('{');
        String separator = "";
        for (Map.Entry<String, Json> member : object.members().entrySet()) {
            text.append(separator);
            appendString(member.getKey(), text);
            text.append(':');
            append(member.getValue(), text);
            separator = ",";
        }
        text.append('}');
    }
}
