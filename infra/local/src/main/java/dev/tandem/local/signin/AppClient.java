package dev.tandem.local.signin;

import dev.tandem.local.web.WebRequest;

/**
 * The app as a client of the issuer, at the address by which the page of a request was reached: that very one, so that a code never goes to another
 * web server of this machine.
 */
record AppClient(String url) {
    /** Where the app takes up the answer of the sign-in, under its own address. */
    static final String BACK = "/sign-in";

    static AppClient at(WebRequest request) {
        return new AppClient("http://" + request.header("host"));
    }

    boolean isNamed(Parameters parameters) {
        return parameters.text("client_id").equals(DevIssuer.AUDIENCE);
    }

    String back() {
        return url + BACK;
    }

    String home() {
        return url + "/";
    }

    /** Whether a request comes from a page of this address, or from no page at all. */
    boolean isOrigin(WebRequest request) {
        String origin = request.header("origin");
        return origin.isEmpty() || origin.equals(url);
    }
}
