/**
 * Collaborative text: operational transform of splices against what others did meanwhile. Everything counts Unicode code points.
 *
 * <p>A splice is two steps: text goes, then text comes in its place. Lists are transformed step by step, never as a net effect. So how
 * a list is cut into commits, batches and mutations changes nothing, on no side; {@link dev.tandem.merge.text.Splices#compose} joins
 * only what transforms exactly like its parts.
 *
 * <p>A server decides the order, so one property of transformation is enough (TP1, Ressel et al. 1996): two lists made on one text
 * lead to the same text in either order.
 */
@NullMarked
package dev.tandem.merge.text;

import org.jspecify.annotations.NullMarked;
