export * from "#broker/partitioner";
