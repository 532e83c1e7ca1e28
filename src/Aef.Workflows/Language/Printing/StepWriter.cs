using Aef.Documents.Collections;
using Aef.Documents.Printing;
using Aef.Workflows.Language.Syntax;

namespace Aef.Workflows.Language.Printing;

/// <summary>Writes steps, with the keys in the order of Google's samples.</summary>
internal static class StepWriter
{
    public static void Steps(DocumentOutput output, EquatableList<StepSyntax> steps) => output.Sequence(steps, Step);

    private static void Step(DocumentOutput output, StepSyntax step)
    {
        output.BeginMapping();
        output.Key(step.Name);
        Body(output, step.Body);
        output.EndMapping();
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
                output.Key("assign");
                output.Sequence(assign.Assignments, Assignment);
                break;
            case CallBody call:
                Add(output, "call", call.Callee);
                ValueWriter.Add(output, "args", call.Args);
                Add(output, "result", call.Result);
                break;
            case SwitchBody choice:
                output.Key("switch");
                output.Sequence(choice.Entries, SwitchEntry);
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
                ValueWriter.Add(output, "raise", raise.Value);
                break;
            case ReturnBody result:
                ValueWriter.Add(output, "return", result.Value);
                break;
            case StepsBody group:
                output.Key("steps");
                Steps(output, group.Steps);
                break;
        }

        Add(output, "next", body.Next?.Target.Name);
    }

    private static void Assignment(DocumentOutput output, AssignmentSyntax assignment)
    {
        output.BeginMapping();
        output.Key(ExpressionPrinter.Print(assignment.Target));
        ValueWriter.Write(output, assignment.Value);
        output.EndMapping();
    }

    private static void SwitchEntry(DocumentOutput output, SwitchEntrySyntax entry)
    {
        output.BeginMapping();
        ValueWriter.Add(output, "condition", entry.Condition);
        Entries(output, entry.Body);
        output.EndMapping();
    }

    private static void Loop(DocumentOutput output, LoopSyntax loop)
    {
        output.Key("for");
        output.BeginMapping();
        Add(output, "value", loop.Value);
        Add(output, "index", loop.Index);
        ValueWriter.Add(output, "in", loop.In);
        ValueWriter.Add(output, "range", loop.Range);
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
            output.Sequence(parallel.Shared, static (o, variable) => o.Text(variable));
        }

        ValueWriter.Add(output, "concurrency_limit", parallel.ConcurrencyLimit);
        if (parallel.Loop is { } loop)
        {
            Loop(output, loop);
        }
        else
        {
            output.Key("branches");
            output.Sequence(parallel.Branches, Branch);
        }

        output.EndMapping();
    }

    private static void Branch(DocumentOutput output, BranchSyntax branch)
    {
        output.BeginMapping();
        output.Key(branch.Name);
        output.BeginMapping();
        output.Key("steps");
        Steps(output, branch.Steps);
        output.EndMapping();
        output.EndMapping();
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

    private static void Add(DocumentOutput output, string key, string? text)
    {
        if (text is not null)
        {
            output.Key(key);
            output.Text(text);
        }
    }
}
