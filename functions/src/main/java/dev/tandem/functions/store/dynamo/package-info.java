/**
 * The stores on DynamoDB. {@link dev.tandem.functions.store.dynamo.Table} declares the tables; this is what lies in them.
 *
 * <p>Every row has {@code pk} and {@code sk}. Attributes stand apart only where a key, a condition or a filter needs them, or where the row holds
 * nothing but scalars; what has structure is JSON text in {@code body}, so that numbers come back exactly as they went.
 *
 * <pre>
 * rooms        pk             sk                     attributes
 *              room#&lt;room&gt;    meta                   kind kindVersion title epoch floor link createdAt
 *                                                           [createdBy] [archived] [state member until]
 *              room#&lt;room&gt;    log#&lt;seq&gt;              seq digest [entities characters] body    a commit; body is what goes on the wire (S1)
 *              room#&lt;room&gt;    told#&lt;seq&gt;             seq at expires         whoever committed told everybody (decision 24)
 *              room#&lt;room&gt;    entity#&lt;type&gt;#&lt;id&gt;     seq deleted body      an entity or its tombstone (S6)
 *              room#&lt;room&gt;    receipt#&lt;client&gt;       client user last seq body    body: the outcomes of the last batch (U4)
 *              room#&lt;room&gt;    member#&lt;user&gt;          user name role [crew] active rev [member] [removedAt]
 *              room#&lt;room&gt;    lock#&lt;type&gt;#&lt;id&gt;       user name client token held until
 *              room#&lt;room&gt;    invite#&lt;id&gt;            role [crew] [email] user name createdAt until maxUses uses [message]
 *                                                    language open [endedAt endedBy] expires
 *                                                                           an invitation (I); id: SHA-256 of its secret
 *   by-member  member         pk                     keys only; members, former ones apart, and rooms on which something is to do
 *
 * connections  conn#&lt;id&gt;      socket                 user name signIn since opened until expires
 *              conn#&lt;id&gt;      room#&lt;room&gt;            expires               where the socket is: found when it closes
 *              room#&lt;room&gt;    conn#&lt;id&gt;              user name client away [where] [filter] lease expires
 *              user#&lt;user&gt;    conn#&lt;id&gt;              signIn since opened until expires    where a person is: told whatever room it is
 *
 * users        ticket#&lt;hash&gt;  ticket                 user name [origin] signIn since until session expires
 *              user#&lt;user&gt;    note#&lt;id&gt;              read seqs body expires       a notification (N3)
 *              user#&lt;user&gt;    unread#&lt;id&gt;            expires               one of the unread: counted without bodies
 *              user#&lt;user&gt;    ended#&lt;sign-in&gt;         expires               a sign-in that was ended: it opens nothing any more
 *              user#&lt;user&gt;    ended                  until                 and all that were made until then
 *              user#&lt;user&gt;    answer#&lt;key&gt;           request until expires [status body]   under an idempotency key (R17)
 *              user#&lt;user&gt;    preferences            body                  what is switched off (N4)
 *              user#&lt;user&gt;    contact                body                  address and language for letters (N5)
 *              user#&lt;user&gt;    alias#&lt;room&gt;           body                  what takes the person's place in the room, while that is done (R19)
 *              room#&lt;room&gt;    waypoint#…              seq body expires      where a page of an entity's history goes on (H3):
 *                                                                           epoch, type, id and position; forgotten after a day
 * </pre>
 *
 * <ul>
 *   <li>{@code seq} (log) the position, ten digits in the key so that text order is log order; (entity) the commit that last wrote it: its
 *       version, on which every writer is conditional; (receipt) the commit of the last batch, 0 where it wrote none
 *   <li>{@code at} when a commit was decided, in milliseconds since 1970
 *   <li>{@code digest} of the room after the commit, 16 hex digits: the head is read without its body
 *   <li>{@code entities}, {@code characters} that the room holds after the commit (Q2); absent in rooms of before this was kept: nothing is refused there
 *   <li>{@code last} the last mutation decided for the client; a commit is conditional on it and on {@code user}
 *   <li>{@code state} of a room only while it is not like any other: {@code making} until all its commits are written, {@code ended} until its rows
 *       are deleted, {@code swept} until they are looked for once more, {@code over} for ever: ids are not given again. While something is to do, the
 *       row has {@code member} {@code waiting}, so that the index finds it, and {@code until}: from then on
 *   <li>{@code rev}, {@code active} of a member: a commit is conditional on both, so a removed person cannot slip in between
 *   <li>{@code removedAt} milliseconds since 1970, when somebody removed the member; 0 for who left; absent while active
 *   <li>{@code crew} names of crew roles with spaces between, in the order of their text
 *   <li>{@code token}, {@code held} of a lock: the fencing token, which only rises, so the row stays when nobody holds it; a commit under a lock is
 *       conditional on both. {@code user}, {@code name}, {@code client}: who holds it, or held it last
 *   <li>{@code member} {@code user#<user>} while active, then {@code former#<user>}: the key of the index "my rooms"
 *   <li>{@code open} of an invitation until it is revoked, declined or replaced; who accepts it raises {@code uses}, conditional on both, on
 *       {@code until}, on the inviter's {@code rev} and on that of their own row
 *   <li>{@code link} the role of whoever knows the id, or {@code none}
 *   <li>{@code seqs} of all commits that a notification stands for, by commas: none counts twice; who raises one is conditional on it and on
 *       {@code read}. Its id begins with thirteen digits of milliseconds, so that text order is the order of time
 *   <li>{@code signIn}, {@code since} which sign-in a ticket or a socket came of, and when that was made; {@code opened} when the socket was
 *   <li>{@code lease}, {@code until}, {@code since}, {@code opened}, {@code session} milliseconds since 1970; readers ignore a row from then on; from a lock's {@code until} on
 *       another may take it
 *   <li>{@code expires} seconds since 1970: some time after that DynamoDB deletes the row, within days
 *       (<a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/TTL.html">TTL</a>)
 * </ul>
 *
 * <p>A transaction becomes visible row by row
 * (<a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html">read-committed</a> for reads of several rows).
 * A log entry is visible before its successor can be written, so the log has no holes; entities may lag behind it, and what must be exact lays the
 * end of the log over them ({@link dev.tandem.functions.store.dynamo.Overlay}).
 */
@NullMarked
package dev.tandem.functions.store.dynamo;

import org.jspecify.annotations.NullMarked;
