package dev.tandem.local.exchange;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The text of a file: UTF-8, or UTF-16 where a byte order mark says so, as spreadsheets write it. */
final class FileText {
    /** 10 MB: more than any list, less than what hurts. */
    static final int MAX_BYTES = 10_000_000;

    private static final char MARK = '\uFEFF';

    private FileText() {}

    static String of(byte[] file) throws SheetRefused {
        if (file.length > MAX_BYTES) {
            throw new SheetRefused(0, "too-large", "at most 10 MB");
        }
        String text = decode(file, charset(file));
        String unmarked = !text.isEmpty() && text.charAt(0) == MARK ? text.substring(1) : text;
        if (unmarked.indexOf('\0') >= 0) {
            throw new SheetRefused(0, "not-text", "");
        }
        if (unmarked.isBlank()) {
            throw new SheetRefused(0, "empty-file", "");
        }
        return unmarked;
    }

    private static Charset charset(byte[] file) {
        int first = file.length > 1 ? ((file[0] & 0xff) << 8) | (file[1] & 0xff) : 0;
        return switch (first) {
            case 0xfffe -> StandardCharsets.UTF_16LE;
            case 0xfeff -> StandardCharsets.UTF_16BE;
            default -> StandardCharsets.UTF_8;
        };
    }

    private static String decode(byte[] file, Charset charset) throws SheetRefused {
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(file)).toString();
        } catch (CharacterCodingException notText) {
            throw (SheetRefused) new SheetRefused(0, "not-utf8", "save the file as UTF-8").initCause(notText);
        }
    }
}
