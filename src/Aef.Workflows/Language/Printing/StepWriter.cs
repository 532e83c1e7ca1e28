using Aef.Documents.Collections;
using Aef.Documents.Printing;
using Aef.Workflows.Language.Syntax;

namespace Aef.Workflows.Language.Printing;

/// <summary>Writes steps, with the keys in the order of Google's samples.</summary>
internal static class StepWriter
{
    public static void Steps(DocumentOutput output, EquatableList<StepSyntax> steps)
    {
        if (steps.Count == 0)
        {
            output.EmptySequence();
            return;
        }

        output.BeginSequence();
        foreach (var step in steps)
        {
            if (output.IsFull)
            {
                break;
            }

            output.Item();
            output.BeginMapping();
            output.Key(step.Name);
            Body(output, step.Body);
            output.EndMapping();
        }

        output.EndSequence();
    }

    private static void Body(DocumentOutput output, StepBody body)
    {
        if (IsEmpty(body))
        {
            output.EmptyMapping();
            return;
        }

        output.BeginMapping();
        Entries(output, body);
        output.EndMapping();
    }

    private static bool IsEmpty(StepBody body) => body is JumpBody { Next: null };

    private static void Entries(DocumentOutput output, StepBody body)
    {
        switch (body)
        {
            case AssignBody assign:
                Assignments(output, assign.Assignments);
                break;
            case CallBody call:
                Add(output, "call", call.Callee);
                Add(output, "args", call.Args);
                Add(output, "result", call.Result);
                break;
            case SwitchBody choice:
                Switch(output, choice.Entries);
                break;
            case ForBody loop:
                Loop(output, loop.Loop);
                break;
            case ParallelBody parallel:
                Parallel(output, parallel);
                break;
            case TryBody attempt:
                Try(output, attempt);
                break;
            case RaiseBody raise:
                Add(output, "raise", raise.Value);
                break;
            case ReturnBody result:
                Add(output, "return", result.Value);
                break;
            case StepsBody group:
                output.Key("steps");
                Steps(output, group.Steps);
                break;
        }

        Add(output, "next", body.Next?.Target.Name);
    }

    private static void Assignments(DocumentOutput output, EquatableList<AssignmentSyntax> assignments)
    {
        output.Key("assign");
        if (assignments.Count == 0)
        {
            output.EmptySequence();
            return;
        }

        output.BeginSequence();
        foreach (var assignment in assignments)
        {
            output.Item();
            output.BeginMapping();
            output.Key(ExpressionPrinter.Print(assignment.Target));
            ValueWriter.Write(output, assignment.Value);
            output.EndMapping();
        }

        output.EndSequence();
    }

    private static void Switch(DocumentOutput output, EquatableList<SwitchEntrySyntax> entries)
    {
        output.Key("switch");
        if (entries.Count == 0)
        {
            output.EmptySequence();
            return;
        }

        output.BeginSequence();
        foreach (var entry in entries)
        {
            output.Item();
            output.BeginMapping();
            Add(output, "condition", entry.Condition);
            Entries(output, entry.Body);
            output.EndMapping();
        }

        output.EndSequence();
    }

    private static void Loop(DocumentOutput output, LoopSyntax loop)
    {
        output.Key("for");
        output.BeginMapping();
        Add(output, "value", loop.Value);
        Add(output, "index", loop.Index);
        Add(output, "in", loop.In);
        Add(output, "range", loop.Range);
        output.Key("steps");
        Steps(output, loop.Steps);
        output.EndMapping();
    }

    private static void Parallel(DocumentOutput output, ParallelBody parallel)
    {
        output.Key("parallel");
        output.BeginMapping();
        Add(output, "exception_policy", parallel.ExceptionPolicy);
        if (parallel.Shared.Count > 0)
        {
            output.Key("shared");
            output.BeginSequence();
            foreach (var shared in parallel.Shared)
            {
                output.Item();
                output.Text(shared);
            }

            output.EndSequence();
        }

        Add(output, "concurrency_limit", parallel.ConcurrencyLimit);
        if (parallel.Loop is { } loop)
        {
            Loop(output, loop);
        }
        else
        {
            Branches(output, parallel.Branches);
        }

        output.EndMapping();
    }

    private static void Branches(DocumentOutput output, EquatableList<BranchSyntax> branches)
    {
        output.Key("branches");
        if (branches.Count == 0)
        {
            output.EmptySequence();
            return;
        }

        output.BeginSequence();
        foreach (var branch in branches)
        {
            output.Item();
            output.BeginMapping();
            output.Key(branch.Name);
            output.BeginMapping();
            output.Key("steps");
            Steps(output, branch.Steps);
            output.EndMapping();
            output.EndMapping();
        }

        output.EndSequence();
    }

    private static void Try(DocumentOutput output, TryBody attempt)
    {
        output.Key("try");
        Body(output, attempt.Body);
        if (attempt.Retry is { } retry)
        {
            output.Key("retry");
            RetryWriter.Write(output, retry);
        }

        if (attempt.Except is { } except)
        {
            output.Key("except");
            if (except.As is null)
            {
                Body(output, except.Body);
                return;
            }

            output.BeginMapping();
            Add(output, "as", except.As);
            Entries(output, except.Body);
            output.EndMapping();
        }
    }

    private static void Add(DocumentOutput output, string key, ValueSyntax? value)
    {
        if (value is not null)
        {
            output.Key(key);
            ValueWriter.Write(output, value);
        }
    }

    private static void Add(DocumentOutput output, string key, string? text)
    {
        if (text is not null)
        {
            output.Key(key);
            output.Text(text);
        }
    }
}
