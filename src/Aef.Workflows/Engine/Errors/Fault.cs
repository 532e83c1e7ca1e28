using Aef.Workflows.Engine.Program;
using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Engine.Errors;

/// <summary>An error on its way up, with the locations that it has passed, innermost first.</summary>
internal sealed class Fault(WorkflowValue error, bool isUncatchable, bool isRaised)
{
    private const int LongestTrace = 100;

    private readonly List<Instruction> _trace = [];

    /// <summary>The raised value: what <c>except</c> sees.</summary>
    public WorkflowValue Error { get; } = error.Shared();

    /// <summary>True for passed resource limits.</summary>
    public bool IsUncatchable { get; } = isUncatchable;

    /// <summary>True when a <c>raise</c> step made it, false when the engine did.</summary>
    public bool IsRaised { get; } = isRaised;

    public IReadOnlyList<Instruction> Trace => _trace;

    /// <summary>The effects whose failing outcomes led here; empty when the workflow failed on its own.</summary>
    public IReadOnlyList<long> Causes { get; init; } = [];

    public static Fault From(WorkflowErrorException exception) => new(exception.Error, exception.IsUncatchable, isRaised: false);

    /// <summary>The same error, which came about while others were handled.</summary>
    public Fault Because(IReadOnlyList<long> causes) => new(Error, IsUncatchable, IsRaised) { Causes = causes };

    public void Pass(Instruction instruction)
    {
        if (_trace.Count < LongestTrace)
        {
            _trace.Add(instruction);
        }
    }
}
