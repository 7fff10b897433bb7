using AsyncMachine;
using RelationsPlayground;

Puzzle[] puzzles =
[
    new(
        "Can a door be locked before it is closed?",
        new SchemaBuilder()
            .State("Locked", require: ["Closed"])
            .State("Closed"),
        ["Locked"]),

    new(
        "InProgress comes by itself while something is processed. What becomes of it when that is done?",
        new SchemaBuilder()
            .State("InProgress", auto: true, require: ["Processing"])
            .State("Processing", remove: ["Processed"])
            .State("Processed", remove: ["Processing"]),
        ["Processing"],
        ["Processed"]),

    new(
        "It is dry; then water comes, and goes. When is it wet?",
        new SchemaBuilder()
            .State("Wet", require: ["Water"])
            .State("Dry", remove: ["Water"])
            .State("Water", add: ["Wet"], remove: ["Dry"]),
        ["Dry"],
        ["Water"],
        ["Dry"]),

    new(
        "C is active. A does not mention it. Does it survive A?",
        new SchemaBuilder()
            .State("A", add: ["B"])
            .State("B", remove: ["C"])
            .State("C"),
        ["C"],
        ["A"]),

    new(
        "A wants B, C excludes it. Can A and C be called together?",
        new SchemaBuilder()
            .State("A", add: ["B"])
            .State("B")
            .State("C", remove: ["B"]),
        ["A", "C"]),

    new(
        "Each of three states removes all three. Does a state remove itself?",
        new SchemaBuilder()
            .State("A", remove: ["A", "B", "C"])
            .State("B", remove: ["A", "B", "C"])
            .State("C", remove: ["A", "B", "C"]),
        ["A"],
        ["B"],
        ["C"]),

    new(
        "B needs D and wants C, D excludes C, and only E brings D. Which of the five are active at the end?",
        new SchemaBuilder()
            .State("A", add: ["B"])
            .State("B", require: ["D"], add: ["C"])
            .State("C")
            .State("D", remove: ["C"])
            .State("E", add: ["D"]),
        ["A", "E"]),
];

for (int i = 0; i < puzzles.Length; i++) await puzzles[i].PlayAsync(i + 1);
