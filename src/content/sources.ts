/** Where the facts of the reference come from: each page once, with the name under which a fact cites it. */

/** A page that says what a fact here says. */
export interface Source {
  readonly title: string;
  readonly url: string;
}

const kip = (title: string, page: string): Source => ({
  title,
  url: `https://cwiki.apache.org/confluence/display/KAFKA/${page}`,
});
const kafka = (part: string, anchor: string): Source => ({
  title: `Kafka documentation: ${part}`,
  url: `https://kafka.apache.org/documentation/#${anchor}`,
});
const kafkaClient = (name: string, page: string): Source => ({
  title: `Kafka clients: ${name}`,
  url: `https://kafka.apache.org/41/javadoc/org/apache/kafka/clients/${page}.html`,
});
const sqs = (part: string, page: string): Source => ({
  title: `Amazon SQS: ${part}`,
  url: `https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/${page}.html`,
});
const rabbitmq = (part: string, page: string): Source => ({
  title: `RabbitMQ: ${part}`,
  url: `https://www.rabbitmq.com/docs/${page}`,
});
const redis = (part: string, page: string): Source => ({
  title: `Redis: ${part}`,
  url: `https://redis.io/docs/latest/${page}/`,
});

export const sources = {
  "kafka-design": kafka("design", "design"),
  "kafka-semantics": kafka("message delivery semantics", "semantics"),
  "kafka-replication": kafka("replication", "replication"),
  "kafka-compaction": kafka("log compaction", "compaction"),
  "kafka-quotas": kafka("quotas", "design_quotas"),
  "kafka-topics": kafka("topic configuration", "topicconfigs"),
  "kafka-brokers": kafka("broker configuration", "brokerconfigs"),
  "kafka-producers": kafka("producer configuration", "producerconfigs"),
  "kafka-consumers": kafka("consumer configuration", "consumerconfigs"),
  "kafka-modify-topics": kafka("modifying topics", "basic_ops_modify_topic"),
  "kafka-upgrade": kafka("upgrading", "upgrade"),
  "kafka-consumer": kafkaClient("KafkaConsumer", "consumer/KafkaConsumer"),
  "kafka-producer": kafkaClient("KafkaProducer", "producer/KafkaProducer"),
  "kafka-share-consumer": kafkaClient("KafkaShareConsumer", "consumer/KafkaShareConsumer"),
  "kip-98": kip(
    "KIP-98: Exactly once delivery and transactional messaging",
    "KIP-98+-+Exactly+Once+Delivery+and+Transactional+Messaging",
  ),
  "kip-101": kip(
    "KIP-101: Leader epochs in place of the high watermark for truncation",
    "KIP-101+-+Alter+Replication+Protocol+to+use+Leader+Epoch+rather+than+High+Watermark+for+Truncation",
  ),
  "kip-405": kip("KIP-405: Kafka tiered storage", "KIP-405%3A+Kafka+Tiered+Storage"),
  "kip-500": kip(
    "KIP-500: Replace ZooKeeper with a self-managed metadata quorum",
    "KIP-500%3A+Replace+ZooKeeper+with+a+Self-Managed+Metadata+Quorum",
  ),
  "kip-794": kip(
    "KIP-794: Strictly uniform sticky partitioner",
    "KIP-794%3A+Strictly+Uniform+Sticky+Partitioner",
  ),
  "kip-848": kip(
    "KIP-848: The next generation of the consumer rebalance protocol",
    "KIP-848%3A+The+Next+Generation+of+the+Consumer+Rebalance+Protocol",
  ),
  "kip-932": kip("KIP-932: Queues for Kafka", "KIP-932%3A+Queues+for+Kafka"),
  "kip-966": kip("KIP-966: Eligible leader replicas", "KIP-966%3A+Eligible+Leader+Replicas"),
  "kip-1106": kip(
    "KIP-1106: Add duration based offset reset option for consumer clients",
    "KIP-1106%3A+Add+duration+based+offset+reset+option+for+consumer+clients",
  ),
  "kip-1191": kip(
    "KIP-1191: Dead-letter queues for share groups",
    "KIP-1191%3A+Dead-letter+queues+for+share+groups",
  ),
  "sqs-visibility": sqs("visibility timeout", "sqs-visibility-timeout"),
  "sqs-standard": sqs("standard queues", "standard-queues"),
  "sqs-fifo": sqs("exactly-once processing in FIFO queues", "FIFO-queues-exactly-once-processing"),
  "sqs-dlq": sqs("dead-letter queues", "sqs-dead-letter-queues"),
  "sqs-quotas": sqs("message quotas", "quotas-messages"),
  "rabbitmq-queues": rabbitmq("queues", "queues"),
  "rabbitmq-quorum": rabbitmq("quorum queues", "quorum-queues"),
  "rabbitmq-streams": rabbitmq("streams and super streams", "streams"),
  "rabbitmq-confirms": rabbitmq("acknowledgements and confirms", "confirms"),
  "rabbitmq-prefetch": rabbitmq("consumer prefetch", "consumer-prefetch"),
  "rabbitmq-dlx": rabbitmq("dead-letter exchanges", "dlx"),
  "rabbitmq-exchanges": rabbitmq("exchanges", "exchanges"),
  "redis-pubsub": redis("Pub/Sub", "develop/pubsub"),
  "redis-streams": redis("Streams", "develop/data-types/streams"),
  "redis-clients": redis("client handling and output buffers", "develop/reference/clients"),
  "competing-consumers": {
    title: "Enterprise Integration Patterns: competing consumers",
    url: "https://www.enterpriseintegrationpatterns.com/patterns/messaging/CompetingConsumers.html",
  },
  "publish-subscribe": {
    title: "Enterprise Integration Patterns: publish-subscribe channel",
    url: "https://www.enterpriseintegrationpatterns.com/patterns/messaging/PublishSubscribeChannel.html",
  },
  "dead-letter-channel": {
    title: "Enterprise Integration Patterns: dead letter channel",
    url: "https://www.enterpriseintegrationpatterns.com/patterns/messaging/DeadLetterChannel.html",
  },
  "load-leveling": {
    title: "Azure Architecture Center: queue-based load leveling",
    url: "https://learn.microsoft.com/en-us/azure/architecture/patterns/queue-based-load-leveling",
  },
  "idempotent-consumer": {
    title: "microservices.io: idempotent consumer",
    url: "https://microservices.io/patterns/communication-style/idempotent-consumer.html",
  },
  outbox: {
    title: "microservices.io: transactional outbox",
    url: "https://microservices.io/patterns/data/transactional-outbox.html",
  },
  jitter: {
    title: "AWS Architecture Blog: exponential backoff and jitter",
    url: "https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/",
  },
  "idempotency-keys": {
    title: "Stripe: idempotent requests",
    url: "https://docs.stripe.com/api/idempotent_requests",
  },
  "retry-topics": {
    title: "Spring for Apache Kafka: how non-blocking retries work",
    url: "https://docs.spring.io/spring-kafka/reference/retrytopic/how-the-pattern-works.html",
  },
  reprocessing: {
    title: "Uber: reliable reprocessing and dead letter queues",
    url: "https://www.uber.com/blog/reliable-reprocessing/",
  },
  "little-law": {
    title: "J. D. C. Little, A proof for the queuing formula L = λW (1961)",
    url: "https://doi.org/10.1287/opre.9.3.383",
  },
  "event-sourcing": {
    title: "Martin Fowler: event sourcing",
    url: "https://martinfowler.com/eaaDev/EventSourcing.html",
  },
  cqrs: { title: "Martin Fowler: CQRS", url: "https://martinfowler.com/bliki/CQRS.html" },
  fencing: {
    title: "Martin Kleppmann: how to do distributed locking",
    url: "https://martin.kleppmann.com/2016/02/08/how-to-do-distributed-locking.html",
  },
  jepsen: {
    title: "Jepsen: Bufstream 0.1.0, on Kafka's protocol",
    url: "https://jepsen.io/analyses/bufstream-0.1.0",
  },
  "skip-locked": {
    title: "PostgreSQL: SELECT, the locking clause",
    url: "https://www.postgresql.org/docs/current/sql-select.html",
  },
} as const satisfies Readonly<Record<string, Source>>;

/** The name under which a fact cites a source. */
export type SourceId = keyof typeof sources;
