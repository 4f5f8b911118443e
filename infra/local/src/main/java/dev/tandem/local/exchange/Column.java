package dev.tandem.local.exchange;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The columns that mean something in a packing list, with the names that gear tools and people give them. */
enum Column {
    NAME("name", "itemname", "item", "title", "article", "gear"),
    CATEGORY("category", "group", "section", "type"),
    QUANTITY("quantity", "qty", "count", "amount", "pieces", "pcs"),
    PACKED("packed", "checked", "done"),
    ESSENTIAL("essential", "important"),
    NOTES("notes", "note", "desc", "description", "comment", "comments"),
    WEIGHT("weight", "weightg", "weightgrams", "grams", "weightoz", "weightkg", "weightlb"),
    UNIT("unit", "weightunit", "units"),
    BAG("bag", "luggage", "container"),
    TRAVELER("traveler", "traveller", "person", "owner", "who", "assignedto"),
    WORN("worn"),
    CONSUMABLE("consumable");

    /** Between bars, so that only whole names are found. */
    private final String names;

    Column(String... names) {
        this.names = "|" + String.join("|", names) + "|";
    }

    /** The column that a header names, in any case, with any spaces and signs; nothing where it is not known. */
    static Optional<Column> of(String header) {
        String bare = header.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
        return Arrays.stream(values())
                .filter(column -> column.names.contains("|" + bare + "|"))
                .findFirst();
    }
}
