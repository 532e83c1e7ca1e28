using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Hosting.Mocks;

namespace Aef.Workflows.Testing.Expectations;

/// <summary>The execution fails with an error that has these properties.</summary>
internal sealed class ErrorExpectation(Location location) : TestExpectation(location)
{
    /// <summary>The pattern of the message; for a raised string, of the string itself.</summary>
    public (TextPattern Pattern, Location Location)? Message { get; init; }

    /// <summary>Tags that the error has, possibly among others.</summary>
    public IReadOnlyList<ScalarNode> Tags { get; init; } = [];

    /// <summary>The HTTP status of the error.</summary>
    public ScalarNode? Code { get; init; }

    /// <summary>The expected content of the raised value.</summary>
    public DocumentNode? Payload { get; init; }

    /// <summary>The step that raised the error.</summary>
    public (TextPattern Pattern, Location Location)? Step { get; init; }

    /// <summary>The line of the source at which the error was raised.</summary>
    public ScalarNode? Line { get; init; }

    public override IEnumerable<TestFailure> Check(TestObservation observation)
    {
        if (observation.Execution is not { } execution)
        {
            return [];
        }

        return execution.Error is { } error
            ? CheckError(error)
            : [new TestFailure("expected the execution to fail, but it succeeded", Location, null, ValueComparison.Show(execution.Result))];
    }

    private IEnumerable<TestFailure> CheckError(ExecutionError error)
    {
        var value = error.Value;
        var message = value.TryGetString(out var text) || value["message"].TryGetString(out text) ? text : error.Payload;
        if (Message is var (pattern, location) && !pattern.Matches(message))
        {
            yield return new TestFailure("the error has a different message", location, pattern.ToString(), message);
        }

        var tags = value["tags"];
        foreach (var tag in Tags.Where(t => !tags.Items.Contains(t.Text)))
        {
            yield return new TestFailure(
                $"expected an error with the tag {tag.Text}, but got {Title(error)}",
                tag.Location,
                tag.Text,
                tags.IsNull ? "no tags" : tags.ToString());
        }

        if (Code is not null && value["code"] != WorkflowValue.FromDocument(Code))
        {
            yield return new TestFailure(
                $"expected an error with the code {Code.Text}, but got {Title(error)}",
                Code.Location,
                Code.Text,
                value["code"].IsNull ? "no code" : value["code"].ToString());
        }

        if (Payload is not null)
        {
            foreach (var failure in ResultExpectation.Compare("the raised value", Payload, value, partial: true))
            {
                yield return failure;
            }
        }

        foreach (var failure in CheckLocation(error))
        {
            yield return failure;
        }
    }

    private static string Title(ExecutionError error) => error.Context.Split('\n')[0];

    private IEnumerable<TestFailure> CheckLocation(ExecutionError error)
    {
        var top = error.StackTrace.Count > 0 ? error.StackTrace[0] : null;
        if (Step is var (pattern, location) && (top is null || !pattern.Matches(top.Step)))
        {
            yield return new TestFailure("the error occurred in a different step", location, pattern.ToString(), top?.Step ?? "no step");
        }

        if (Line is not null && top?.Line != Line.IntegerValue)
        {
            yield return new TestFailure(
                "the error occurred in a different line",
                Line.Location,
                Line.Text,
                top is null ? "no line" : top.Line.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
    }
}
