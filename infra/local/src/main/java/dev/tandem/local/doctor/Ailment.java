package dev.tandem.local.doctor;

import java.util.Locale;

/** What can be wrong, each with one sentence: what it is, and what to do. The codes are stable; docs/OPERATIONS.md lists them. */
public enum Ailment {
    NOT_REACHABLE(
            "Nothing answers at %s (%s): start the stack with ./tandem up, or check the address, its DNS entry and the"
                    + " network."),
    NOT_HTTPS("%s is not this machine and not https, so a token would be read on the way: use the https address, the"
            + " output Url of the deployment."),
    TLS("The certificate of %s is not trusted here (%s): renew it, use the name it is for, or trust what reads the"
            + " traffic on the way."),
    NOT_TANDEM("What answers at %s is not Tandem (%s): use the address of the app, the output Url of the deployment, or"
            + " what ./tandem up printed."),
    OTHER_VERSION("The deployment speaks %s and this checkout %s: deploy this version, or run the doctor of that one."),
    PAGES_MISSING("The web app is not at %s (%s): run cdk deploy again, or on a laptop build it with ./tandem up."),
    PAGES_HALF("The page names %s, which is not there (%s): the files were copied half; run cdk deploy again, or build"
            + " the web app again."),
    CONFIG_MISSING("%s does not say where to sign in (%s): nobody can; run cdk deploy of the app stack again."),
    ORIGIN_REFUSED(
            "Pages of %s may not ask this API, so the browser shows them no answer: add the origin to TANDEM_ORIGINS"
                    + " exactly as it is written there, and deploy."),
    SIGN_IN_FAILED(
            "The development sign-in gives no token (%s): is it a deployment, give a token in TANDEM_TOKEN; else start"
                    + " the stack again."),
    TOKEN_EXPIRED("The access token ended %s ago: sign in again and give the new one in TANDEM_TOKEN."),
    TOKEN_REFUSED(
            "The access token is not taken (it is of %s): give an access token, not an ID token, of this deployment's"
                    + " own sign-in and of a sign-in that was not ended."),
    CLOCK_OFF("The clock of this machine is %s of the deployment: let it be set by the network, else tokens and times"
            + " shown are wrong."),
    THROTTLED(
            "A limit is used up at %s: wait a minute and try again; where it stays so, raise TANDEM_LIMITS or look who"
                    + " floods."),
    API_FAILS("The API fails at %s (%s): look into the log of the function Rest; usually a table is missing, or the"
            + " function may not use it."),
    REFUSED("The API refuses %s (%s): give a token of somebody who may make rooms, and check that this version is the"
            + " deployment's."),
    SOCKET_BLOCKED(
            "Nothing answers at the socket's address %s (%s): something on the way lets no WebSockets through; allow"
                    + " them there (people work over REST meanwhile)."),
    SOCKET_DENIED("The socket was refused with HTTP %s: look into the log of the function Authorize; it finds no ticket"
            + " (another table prefix, a clock that is off), or an address on the way changed the request."),
    SOCKET_FAILS(
            "The socket was refused with HTTP %s: look into the logs of the functions Authorize and Connect; usually a"
                    + " table is missing, or a function may not use it."),
    JOIN_FAILS("Joining the room was answered with %s: look into the log of the function Join; usually a table is"
            + " missing, or the function may not use it."),
    UPDATE_FAILS(
            "An update was answered with %s: look into the log of the function Update; nothing is lost, clients keep"
                    + " what they could not send."),
    NO_PUSH("Neither presence nor commits reach the other socket within %s: the functions cannot post to sockets;"
            + " check TANDEM_PUSH_ENDPOINT and execute-api:ManageConnections."),
    NO_BROADCAST(
            "Updates are acknowledged, but nobody is told within %s: the stream of the rooms table is not read; look"
                    + " at the event source of the function Broadcast, at its log and at the queue of what was put"
                    + " aside."),
    CATCH_UP_FAILS(
            "After a cut the room was not entered again (%s): look into the logs of the functions Join and Authorize."),
    CATCH_UP_WRONG(
            "After a cut the server told the wrong past (%s): rows of the log are missing or changed; restore the"
                    + " rooms table from its backup, and let nothing but Tandem write to it."),
    REST_FAILS("The same over REST does not work (%s): look into the log of the function Rest; who cannot open sockets"
            + " cannot work."),
    LEFT_BEHIND("The room %s was not deleted (%s): delete it in the app, as whoever the token is of.");

    private final String sentence;

    Ailment(String sentence) {
        this.sentence = sentence;
    }

    /** {@code NOT_REACHABLE} as {@code not-reachable}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** This, of something in particular; what is most particular comes last. */
    Found of(Object... particulars) {
        return new Found(this, sentence.formatted(particulars), String.valueOf(particulars[particulars.length - 1]));
    }

    /** An ailment that was found: ends the step that found it. */
    static final class Found extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final Ailment ailment;
        private final String detail;

        private Found(Ailment ailment, String sentence, String detail) {
            super(sentence);
            this.ailment = ailment;
            this.detail = detail;
        }

        Ailment ailment() {
            return ailment;
        }

        /** In few words, for a sentence about what this caused. */
        String brief() {
            return ailment.code() + ": " + detail;
        }

        String sentence() {
            return String.valueOf(getMessage());
        }
    }
}
