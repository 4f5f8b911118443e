package dev.tandem.local.signin;

/**
 * The words of the sign-in page.
 *
 * @param language its tag
 */
record SignInTexts(
        String language,
        String title,
        String lead,
        String name,
        String user,
        String userHint,
        String userWrong,
        String go,
        String cancel,
        String development,
        String lost,
        String lostNext) {
    private static final SignInTexts ENGLISH = new SignInTexts(
            "en",
            "Sign in",
            "Say who you are.",
            "Your name",
            "Your user id",
            "Others add you to their rooms by this id. Leave it empty to have one made from your name.",
            "A user id is needed: letters a to z, digits and . _ @ + -, at most 128.",
            "Go on",
            "Not now",
            "This is a development sign-in: it asks for no password and is meant for one computer only.",
            "This sign-in cannot go on",
            "Go back to the app and sign in from there.");

    private static final SignInTexts THAI = new SignInTexts(
            "th",
            "ลงชื่อเข้าใช้",
            "บอกว่าคุณคือใคร",
            "ชื่อของคุณ",
            "รหัสผู้ใช้ของคุณ",
            "คนอื่นใช้รหัสนี้เพื่อเพิ่มคุณเข้าห้อง เว้นว่างไว้เพื่อสร้างจากชื่อของคุณ",
            "ต้องมีรหัสผู้ใช้: ตัวอักษร a ถึง z ตัวเลข และ . _ @ + - ไม่เกิน 128 ตัว",
            "ไปต่อ",
            "ไว้ทีหลัง",
            "นี่คือการลงชื่อเข้าใช้สำหรับนักพัฒนา ไม่ถามรหัสผ่าน และใช้กับคอมพิวเตอร์เครื่องเดียวเท่านั้น",
            "ลงชื่อเข้าใช้ต่อไม่ได้",
            "กลับไปที่แอปแล้วลงชื่อเข้าใช้จากที่นั่น");

    /**
     * The words in a language that we have.
     *
     * @param asked by the app, as Cognito's pages are asked; empty where it is not
     * @param browser what the browser prefers
     */
    static SignInTexts of(String asked, String browser) {
        String wanted = asked.isEmpty() ? browser.strip() : asked;
        return wanted.startsWith("th") ? THAI : ENGLISH;
    }
}
