/** What the pages of the app are sent with, wherever they are sent from. */
@NullMarked
package dev.tandem.pages;

import org.jspecify.annotations.NullMarked;
