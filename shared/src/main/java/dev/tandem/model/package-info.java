/** What a room is made of: entities, members, mutations, commits, receipts. Values only; nothing here decides anything. */
@NullMarked
package dev.tandem.model;

import org.jspecify.annotations.NullMarked;
