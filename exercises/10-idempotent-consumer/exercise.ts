import { defineExercise } from "../grading/exercise.ts";

export default defineExercise({
  id: "idempotent-consumer",
  title: "The idempotent consumer",
  number: 10,
  lesson: "idempotent-consumer",
  exports: ["IdempotentConsumer"],
  given: ["clock", "database", "errors", "types"],
  minutes: 45,
  difficulty: "intermediate",
  tasks: [
    {
      id: "handle-once",
      title: "Handle each message once",
      section: "what-identifies-a-message",
      tests: [
        "Has a message's effect once, however often it is delivered",
        "Recognises a redelivery after a restart",
        "Recognises a message that its producer sent again",
        "Has the effects of two messages about the same order",
        "Has the effects of two messages at the same offset of two partitions",
        "Lets each group have its own effect of a message",
        "Tells groups and ids apart, even those that read the same when joined",
        "Refuses a record without a message id",
      ],
      hints: [
        "Which part of a record stays the same when the producer sends it again, and differs when it is another message?",
        "The claims table is the only thing that survives a restart, so the note that a message is handled belongs there. Its key has to say who handled what: group and message id.",
        'Inside `connection.transaction`, try `await claims.insert(tx, JSON.stringify([group, messageId]), claim)`. If that rejects with a `DuplicateKeyError`, return `"duplicate"`; otherwise `await effect(tx, record)` and return `"processed"`.',
      ],
    },
    {
      id: "races-and-failures",
      title: "Survive races and failures",
      section: "one-transaction",
      tests: [
        "Has one effect when two workers get the message at once",
        "Has one effect when one worker gets the message twice at once",
        "Passes a failing effect's error on and undoes what it wrote",
        "Handles a message again after its effect failed",
        "Lets another worker have the effect when the first one's fails",
        "Does not take the effect's own duplicate key for a duplicate message",
        "Does not take a failing database for a duplicate message",
      ],
      hints: [
        "Two workers read the claims table at the same moment, and neither finds a claim. Which single statement can only one of them win? And what must be gone from the database if the effect then throws?",
        "Do not ask whether a claim is there: insert it, and let the unique key answer. Do it in the transaction in which the effect writes, so that a failure undoes both. Then look at how much code your `try` encloses.",
        "Put only the `insert` inside `try`, and `await effect(tx, record)` after it, in the same transaction. Let the effect's error leave the function: that is what rolls back.",
      ],
    },
    {
      id: "crashes",
      title: "Survive a crash anywhere",
      section: "six-faults-in-three-lines",
      tests: [
        "Leaves exactly one effect wherever the worker crashes",
        "Leaves exactly one effect when it crashes again and again",
        "Lets a waiting worker go on when the one that claimed the message crashes",
      ],
      hints: [
        "How many times does your `handle` commit? What is in the database if the process dies between two of them?",
        "There must be one commit that brings the claim and the effect together. A claim committed before it loses the message; an effect committed before it is applied again.",
        "One `connection.transaction` holds the `insert` of the claim and `effect(tx, record)` with that same `tx`. Whatever else `handle` writes, such as deleting old claims, may have a transaction of its own after it.",
      ],
    },
    {
      id: "used-ids",
      title: "Refuse an id that was used for something else",
      section: "what-identifies-a-message",
      tests: [
        "Reports another key or value under a used message id",
        "Still knows the first message after it refused the second",
        "Reports it to one of two workers that get the two messages at once",
      ],
      hints: [
        "What would you have to have written down at the first delivery to notice that the second says something else?",
        "Add what you need to compare to `Claim`. After the insert was refused, read the claim that is there and compare it with the record at hand: key and value, nothing else.",
        "In the `catch`: `const earlier = await claims.get(tx, key)`, and if `earlier.recordKey !== record.key || earlier.recordValue !== record.value`, throw `new MessageIdReusedError(messageId)`.",
      ],
    },
    {
      id: "window",
      title: "Remember long enough, and no longer",
      section: "how-long-to-remember",
      tests: [
        "Remembers every message to the end of its redelivery window",
        "Counts the window from when it handled the message, not from the record's timestamp",
        "Remembers every message of the window, however many there are",
        "Keeps the claims of a group whose window is longer",
        "Never keeps more claims than two windows have messages",
      ],
      hints: [
        "When is the last moment at which a message can come again, and who knows that moment: the claim, or the one who deletes it?",
        "Write into the claim until when it is needed, by the clock and by the window of its own group. Then anybody can delete what nobody needs. After each message, or once a window, are both often enough.",
        "Claim with `neededUntil: clock.now() + redeliveryWindowMs`. After the message: `connection.transaction((tx) => claims.deleteWhere(tx, (claim) => claim.neededUntil < clock.now()))`.",
      ],
    },
  ],
});
