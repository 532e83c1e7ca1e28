using Aef.Documents.Collections;
using Aef.Documents.Tree;
using Aef.Workflows.Language.Syntax;

namespace Aef.Workflows.Language.Printing;

/// <summary>Converts steps to documents, with the keys in the order of Google's samples.</summary>
internal static class StepDocuments
{
    public static SequenceNode Steps(EquatableList<StepSyntax> steps)
    {
        var items = new DocumentNode[steps.Count];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = new MappingNode([new MappingEntry(steps[i].Name, new MappingNode(Body(steps[i].Body, [])))]);
        }

        return new SequenceNode(items);
    }

    private static List<MappingEntry> Body(StepBody body, List<MappingEntry> entries)
    {
        switch (body)
        {
            case AssignBody assign:
                Add(entries, "assign", new SequenceNode([.. assign.Assignments.Select(Assignment)]));
                break;
            case CallBody call:
                Add(entries, "call", ScalarNode.String(call.Callee));
                Add(entries, "args", call.Args);
                Add(entries, "result", call.Result);
                break;
            case SwitchBody choice:
                Add(entries, "switch", new SequenceNode([.. choice.Entries.Select(SwitchEntry)]));
                break;
            case ForBody loop:
                Add(entries, "for", Loop(loop.Loop));
                break;
            case ParallelBody parallel:
                Add(entries, "parallel", Parallel(parallel));
                break;
            case TryBody attempt:
                AddTry(entries, attempt);
                break;
            case RaiseBody raise:
                Add(entries, "raise", raise.Value);
                break;
            case ReturnBody result:
                Add(entries, "return", result.Value);
                break;
            case StepsBody group:
                Add(entries, "steps", Steps(group.Steps));
                break;
        }

        Add(entries, "next", body.Next?.Target.Name);
        return entries;
    }

    private static MappingNode Assignment(AssignmentSyntax assignment) =>
        new([new MappingEntry(ExpressionPrinter.Print(assignment.Target), ValueDocuments.Value(assignment.Value))]);

    private static MappingNode SwitchEntry(SwitchEntrySyntax entry) =>
        new(Body(entry.Body, [new MappingEntry("condition", ValueDocuments.Value(entry.Condition))]));

    private static MappingNode Loop(LoopSyntax loop)
    {
        var entries = new List<MappingEntry>(4);
        Add(entries, "value", loop.Value);
        Add(entries, "index", loop.Index);
        Add(entries, "in", loop.In);
        Add(entries, "range", loop.Range);
        Add(entries, "steps", Steps(loop.Steps));
        return new MappingNode(entries);
    }

    private static MappingNode Parallel(ParallelBody parallel)
    {
        var entries = new List<MappingEntry>(4);
        Add(entries, "exception_policy", parallel.ExceptionPolicy);
        if (parallel.Shared.Count > 0)
        {
            Add(entries, "shared", new SequenceNode([.. parallel.Shared.Select(s => ScalarNode.String(s))]));
        }

        Add(entries, "concurrency_limit", parallel.ConcurrencyLimit);
        if (parallel.Loop is { } loop)
        {
            Add(entries, "for", Loop(loop));
        }
        else
        {
            Add(entries, "branches", new SequenceNode([.. parallel.Branches.Select(Branch)]));
        }

        return new MappingNode(entries);
    }

    private static MappingNode Branch(BranchSyntax branch) =>
        new([new MappingEntry(branch.Name, new MappingNode([new MappingEntry("steps", Steps(branch.Steps))]))]);

    private static void AddTry(List<MappingEntry> entries, TryBody attempt)
    {
        Add(entries, "try", new MappingNode(Body(attempt.Body, [])));
        if (attempt.Retry is { } retry)
        {
            Add(entries, "retry", Retry(retry));
        }

        if (attempt.Except is { } except)
        {
            var handler = new List<MappingEntry>(2);
            Add(handler, "as", except.As);
            Add(entries, "except", new MappingNode(Body(except.Body, handler)));
        }
    }

    private static DocumentNode Retry(RetrySyntax retry)
    {
        if (retry.Policy is { } policy)
        {
            return ValueDocuments.Value(policy);
        }

        var entries = new List<MappingEntry>(3);
        Add(entries, "predicate", retry.Predicate);
        Add(entries, "max_retries", retry.MaxRetries);
        if (retry.Backoff is { } backoff)
        {
            Add(entries, "backoff", Backoff(backoff));
        }

        return new MappingNode(entries);
    }

    private static DocumentNode Backoff(BackoffSyntax backoff)
    {
        if (backoff.Policy is { } policy)
        {
            return ValueDocuments.Value(policy);
        }

        var entries = new List<MappingEntry>(3);
        Add(entries, "initial_delay", backoff.InitialDelay);
        Add(entries, "max_delay", backoff.MaxDelay);
        Add(entries, "multiplier", backoff.Multiplier);
        return new MappingNode(entries);
    }

    private static void Add(List<MappingEntry> entries, string key, DocumentNode node) => entries.Add(new MappingEntry(key, node));

    private static void Add(List<MappingEntry> entries, string key, ValueSyntax? value)
    {
        if (value is not null)
        {
            entries.Add(new MappingEntry(key, ValueDocuments.Value(value)));
        }
    }

    private static void Add(List<MappingEntry> entries, string key, string? text)
    {
        if (text is not null)
        {
            entries.Add(new MappingEntry(key, ScalarNode.String(text)));
        }
    }
}
