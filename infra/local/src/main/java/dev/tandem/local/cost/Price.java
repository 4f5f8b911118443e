package dev.tandem.local.cost;

import dev.tandem.json.Form;

/**
 * What something costs.
 *
 * @param usd US dollars for {@code per} of it
 * @param free so much of it in each month costs nothing, for as long as the account lives
 * @param checked whether it was found in a listing of that date; else it is only what is commonly said
 * @param source where it can be looked up
 */
public record Price(
        String code, String service, String what, double usd, double per, double free, boolean checked, String source) {

    double of(double amount) {
        return amount * usd / per;
    }

    /** What is left to pay in a month. */
    double afterFree(double amount) {
        return of(Math.max(0, amount - free));
    }

    static Price of(Form form) {
        return new Price(
                form.text("code"),
                form.text("service"),
                form.text("what"),
                Prices.number(form, "usd"),
                Prices.number(form, "per"),
                Prices.number(form, "free"),
                form.flag("checked"),
                form.text("source"));
    }
}
