using System.Text;
using Aef.Documents.Diagnostics;
using Aef.Workflows.Language.Syntax;

namespace Aef.Workflows.Language.Analysis;

/// <summary>Checks the limits that a source can exceed; those of expressions are checked with the symbols.</summary>
internal static class LimitCheck
{
    public static void Check(WorkflowSyntax workflow, DiagnosticBag diagnostics)
    {
        if (workflow.Location.Source is { } source)
        {
            var bytes = Encoding.UTF8.GetByteCount(source.Text);
            if (bytes > WorkflowLimits.MaxSourceBytes)
            {
                diagnostics.Add(LimitDiagnostics.Source.At(workflow.Location, bytes, WorkflowLimits.MaxSourceBytes));
            }

            CheckNear("The source", bytes, "bytes", WorkflowLimits.MaxSourceBytes, workflow.Location, diagnostics);
        }

        foreach (var routine in workflow.Routines)
        {
            if (routine is { Name: "main", Parameters.Count: > 1 })
            {
                diagnostics.Add(LimitDiagnostics.MainParameters.At(routine.Parameters[1].Location, routine.Parameters.Count));
            }
            else if (routine.Parameters.Count > WorkflowLimits.MaxParameters)
            {
                diagnostics.Add(LimitDiagnostics.Parameters.At(
                    routine.Parameters[WorkflowLimits.MaxParameters]
                        .Location, routine.Name, routine.Parameters.Count, WorkflowLimits.MaxParameters));
            }

            CheckSteps(routine.Steps, diagnostics);
        }
    }

    /// <summary>Reports a count from 90 % to 100 % of its limit.</summary>
    public static void CheckNear(string what, int count, string unit, int most, Location location, DiagnosticBag diagnostics)
    {
        if (count <= most && count * 10L >= most * 9L)
        {
            diagnostics.Add(HintDiagnostics.NearLimit.At(location, what, count, unit, most));
        }
    }

    private static void CheckSteps(IReadOnlyList<StepSyntax> steps, DiagnosticBag diagnostics)
    {
        foreach (var step in steps)
        {
            CheckBody(step.Body, step.Name, diagnostics);
        }
    }

    private static void CheckBody(StepBody body, string step, DiagnosticBag diagnostics)
    {
        switch (body)
        {
            case AssignBody { Assignments.Count: > WorkflowLimits.MaxAssignments } assign:
                diagnostics.Add(
                    LimitDiagnostics.Assignments.At(body.Location, step, assign.Assignments.Count, WorkflowLimits.MaxAssignments));
                break;
            case SwitchBody { Entries.Count: > WorkflowLimits.MaxConditions } choice:
                diagnostics.Add(LimitDiagnostics.Conditions.At(body.Location, step, choice.Entries.Count, WorkflowLimits.MaxConditions));
                break;
            case ParallelBody { Loop: null, Branches.Count: < WorkflowLimits.MinBranches or > WorkflowLimits.MaxBranches } parallel:
                diagnostics.Add(
                    LimitDiagnostics.Branches.At(
                        body.Location,
                        step,
                        parallel.Branches.Count,
                        WorkflowLimits.MinBranches,
                        WorkflowLimits.MaxBranches));
                break;
            case AssignBody assign:
                CheckNear(
                    $"Step \"{step}\"",
                    assign.Assignments.Count,
                    "assignments",
                    WorkflowLimits.MaxAssignments,
                    body.Location,
                    diagnostics);
                break;
            case SwitchBody choice:
                CheckNear(
                    $"The switch of step \"{step}\"",
                    choice.Entries.Count,
                    "conditions",
                    WorkflowLimits.MaxConditions,
                    body.Location,
                    diagnostics);
                break;
            case ParallelBody { Loop: null } parallel:
                CheckNear($"Step \"{step}\"", parallel.Branches.Count, "branches", WorkflowLimits.MaxBranches, body.Location, diagnostics);
                break;
        }

        BoundCheck.Check(body, diagnostics);
        RepeatCheck.Check(body, diagnostics);
        foreach (var inner in SyntaxChildren.BodiesOf(body))
        {
            CheckBody(inner, step, diagnostics);
        }

        foreach (var list in SyntaxChildren.StepListsOf(body))
        {
            CheckSteps(list, diagnostics);
        }
    }
}
