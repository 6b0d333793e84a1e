/**
 * The outline of the course: its lessons in order, in segments. A lesson's offset is its place in this list and
 * never changes. Lessons without an MDX file in `lessons/` are slots: announced, not yet written.
 */

/** A lesson as the outline announces it. Once it is written, its front matter has the say about its title. */
export interface OutlinedLesson {
  readonly slug: string;
  readonly title: string;
}

/** A run of lessons on one subject, named as the course log shows it. */
export interface Segment {
  readonly title: string;
  readonly lessons: readonly OutlinedLesson[];
}

export const segments = [
  {
    title: "Why a queue",
    lessons: [
      { slug: "why-message-queues", title: "Why message queues" },
      { slug: "point-to-point", title: "Point-to-point queues" },
      { slug: "publish-subscribe", title: "Publish and subscribe" },
    ],
  },
  {
    title: "The log",
    lessons: [
      { slug: "the-log", title: "The log" },
      { slug: "partitioning", title: "Partitioning" },
      { slug: "topics-and-producers", title: "Topics and producers" },
    ],
  },
  {
    title: "Consumer groups",
    lessons: [
      { slug: "consumer-groups", title: "Consumer groups" },
      { slug: "offsets", title: "Offsets" },
      { slug: "rebalances", title: "Rebalances" },
    ],
  },
  {
    title: "Delivery",
    lessons: [
      { slug: "delivery-guarantees", title: "Delivery guarantees" },
      { slug: "idempotent-consumer", title: "The idempotent consumer" },
      { slug: "exactly-once", title: "Idempotent producers and exactly-once" },
      { slug: "dead-letter-queues", title: "Retries and dead-letter queues" },
    ],
  },
  {
    title: "Operations",
    lessons: [
      { slug: "back-pressure", title: "Back-pressure" },
      { slug: "replication", title: "Replication" },
    ],
  },
  {
    title: "Patterns",
    lessons: [
      { slug: "notifications", title: "Fan-out: a notification system" },
      { slug: "event-sourcing", title: "Event sourcing" },
      { slug: "cqrs", title: "CQRS" },
      { slug: "choosing", title: "Choosing: Kafka, SQS, RabbitMQ, Redis" },
    ],
  },
  {
    title: "The whole broker",
    lessons: [
      { slug: "capstone", title: "Your broker under chaos" },
      { slug: "the-interview", title: "The interview" },
    ],
  },
] as const satisfies readonly Segment[];

/** Slugs of the outline, in order: a lesson's offset is its index here. */
export const lessonSlugs: readonly string[] = segments.flatMap((segment) =>
  segment.lessons.map((lesson) => lesson.slug),
);
