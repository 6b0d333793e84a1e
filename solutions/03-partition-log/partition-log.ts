export * from "#broker/partition-log";
