using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;
using Aef.Workflows.Language.Syntax;

namespace Aef.Workflows.Language.Printing;

/// <summary>Rejects a routine in which a label is defined twice, or is the target of a jump without being defined.</summary>
internal sealed class LabelCheck
{
    // Names are enough: keywords are neither defined nor noted.
    private readonly HashSet<string> _defined = new(StringComparer.Ordinal);
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);
    private readonly string _routine;

    private LabelCheck(string routine) => _routine = routine;

    public static void Check(RoutineSyntax routine)
    {
        var check = new LabelCheck(routine.Name);
        check.Visit(routine.Steps);
        foreach (var name in check._used)
        {
            if (!check._defined.Contains(name))
            {
                throw new AefInternalException($"Routine \"{routine.Name}\" jumps to step \"{name}\", which does not exist.");
            }
        }
    }

    private void Visit(EquatableList<StepSyntax> steps)
    {
        foreach (var step in steps)
        {
            if (step.Label.IsKeyword || !_defined.Add(step.Name))
            {
                throw new AefInternalException($"Two steps of routine \"{_routine}\" are named \"{step.Name}\", or the name is reserved.");
            }

            Visit(step.Body);
        }
    }

    private void Visit(StepBody body)
    {
        if (body.Next is { Target: { IsKeyword: false } target })
        {
            _used.Add(target.Name);
        }

        SyntaxChildren.Visit(body, this, static (inner, check) => check.Visit(inner), static (steps, check) => check.Visit(steps));
    }
}
