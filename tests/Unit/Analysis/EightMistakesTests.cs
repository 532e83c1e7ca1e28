using Aef.Tests.Parsing;

namespace Aef.Tests.Analysis;

/// <summary>
/// Eight mistakes that Google finds at deployment or at run time only, in one file: all are found at once, each at its location.
/// </summary>
public sealed class EightMistakesTests
{
    private static readonly string Source = $$"""
        main:
          params: [args]
          steps:
            - start:
                assign:
                  - total: 0
                  - greeting: ${"Hello " + nobody}
                next: nowhere
            - work:
                parallel:
                  for:
                    value: item
                    in: ${args.items}
                    steps:
                      - add:
                          assign:
                            - total: ${total + item}
            - many:
                assign: [{{string.Join(", ", Enumerable.Range(1, 51).Select(i => $"_v{i}: {i}"))}}]
            - wide:
                parallel:
                  branches: [{{string.Join(", ", Enumerable.Range(1, 11).Select(i => $"{{b{i}: {{steps: [{{s{i}: {{call: sys.now}}}}]}}}}"))}}]
            - long:
                assign:
                  - sum: ${1{{string.Concat(Enumerable.Repeat(" + 1", 100))}}}
            - start:
                return: ${no_such_function(greeting, sum)}
        """;

    [Fact]
    public void All_are_found_at_once_with_line_and_column() => Parse.Locations(Parse.Check(Source)).ShouldBe(
    [
        "AEF5110 7:36", // an undefined variable
        "AEF5103 8:15", // a bad next
        "AEF5111 17:23", // a variable that is set in a parallel step without being shared
        "AEF5130 19:9", // 51 assignments
        "AEF5132 21:9", // 11 branches
        "AEF5133 25:18", // an expression of 401 characters
        "AEF5101 26:7", // a step that is there twice
        "AEF5120 27:19", // an unknown function
    ]);

    [Fact]
    public void Googles_words_are_used_where_they_are_known()
    {
        var messages = Parse.Check(Source).Select(d => d.Message).ToList();

        messages.ShouldContain("error in step start: symbol 'nobody' is neither a variable nor a sub-workflow name");
        messages.ShouldContain("The expression has 401 characters; the limit is 400.");
        Parse.Check("- s: {return: \"${'a'}\"}").ShouldHaveSingleItem().Message.ShouldBe("parse error: token recognition error at: '''");
        Parse.Check("- s: {try: {for: {value: v, in: [], steps: [{t: {next: end}}]}}}")
            .ShouldHaveSingleItem()
            .Message.ShouldBe("error in step s: loop step name should not be empty");
    }
}
