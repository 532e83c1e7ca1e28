using Aef.Documents.Diagnostics;
using Aef.Workflows.Engine.Instructions;
using Aef.Workflows.Engine.Program;
using Aef.Workflows.Language.Estimation;
using Aef.Workflows.Language.Syntax;

namespace Aef.Workflows.Engine.Compilation;

/// <summary>Collects the instructions of a routine and sets the targets of jumps at the end.</summary>
internal sealed class CodeBuilder
{
    private readonly List<Instruction> _code = [];
    private readonly List<TryHandler> _handlers = [];
    private readonly Dictionary<StepLabel, (int Ip, Scope Scope, StepInfo? Outer)> _labels = [];
    private readonly List<(Jump Jump, StepLabel Label, Scope From)> _jumps = [];
    private readonly List<Action> _atEnd = [];

    /// <summary>The position of the next instruction.</summary>
    public int Here => _code.Count;

    /// <summary>The step of the instructions that follow.</summary>
    public StepInfo Step { get; set; } = null!; // Set before the first instruction.

    public T Emit<T>(T instruction, Location? location = null)
        where T : Instruction
    {
        instruction.Step = Step;
        instruction.Location = location is { HasPosition: true } ? location : Step.Location;
        _code.Add(instruction);
        return instruction;
    }

    /// <summary>A jump to a step of the routine.</summary>
    public void EmitJump(StepLabel label, Scope from) => _jumps.Add((Emit(new Jump(StepCosts.Jump)), label, from));

    public void DefineLabel(StepLabel label, Scope scope, StepInfo? outer) => _labels[label] = (Here, scope, outer);

    public void AddHandler(TryHandler handler) => _handlers.Add(handler);

    /// <summary>Runs an action when all scopes are closed.</summary>
    public void AtEnd(Action action) => _atEnd.Add(action);

    public void Finish(RoutineCode routine)
    {
        foreach (var (jump, label, from) in _jumps)
        {
            if (!_labels.TryGetValue(label, out var target) || !ReferenceEquals(target.Scope.Layout, from.Layout))
            {
                throw new AefInternalException($"the step \"{label}\" is not reachable from {jump.Step}.");
            }

            jump.Target = target.Ip;
            jump.Scopes = RangeLeft(from, target.Scope);
            jump.LeavesSteps = true;
            (jump.Outer, jump.Entered) = Crossed(jump.Step, target.Outer);
        }

        foreach (var action in _atEnd)
        {
            action();
        }

        routine.Fill([.. _code], [.. _handlers]);
    }

    /// <summary>The innermost step that contains both ends of a jump, and the groups between it and the target.</summary>
    private static (StepInfo? Common, IReadOnlyList<StepInfo> Entered) Crossed(StepInfo from, StepInfo? target)
    {
        var entered = new List<StepInfo>();
        for (var outer = target; outer is not null; outer = outer.Parent)
        {
            if (IsAround(outer, from))
            {
                return (outer, entered);
            }

            entered.Insert(0, outer);
        }

        return (null, entered);
    }

    private static bool IsAround(StepInfo outer, StepInfo step)
    {
        for (var parent = step.Parent; parent is not null; parent = parent.Parent)
        {
            if (ReferenceEquals(parent, outer))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The variables that end between an inner scope and an outer one.</summary>
    private static SlotRange RangeLeft(Scope from, Scope to)
    {
        var range = default(SlotRange);
        for (var scope = from; !ReferenceEquals(scope, to) && scope is not null; scope = scope.Parent)
        {
            range = scope.Range;
        }

        return range;
    }
}
