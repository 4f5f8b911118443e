/** Pages without a web server: requests and responses as values, the built web app, and the headers that protect it. */
@NullMarked
package dev.tandem.local.web;

import org.jspecify.annotations.NullMarked;
