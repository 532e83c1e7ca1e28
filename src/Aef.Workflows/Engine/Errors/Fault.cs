using Aef.Workflows.Engine.Program;
using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Engine.Errors;

/// <summary>An error that propagates upwards, with the locations it has passed, innermost first.</summary>
internal sealed class Fault(WorkflowValue error, bool isUncatchable, bool isRaised)
{
    private const int LongestTrace = 100;

    private readonly List<Instruction> _trace = [];

    /// <summary>The raised value, which <c>except</c> receives.</summary>
    public WorkflowValue Error { get; } = error.Shared();

    /// <summary>True for exceeded resource limits.</summary>
    public bool IsUncatchable { get; } = isUncatchable;

    /// <summary>True when a <c>raise</c> step raised it, false when the engine did.</summary>
    public bool IsRaised { get; } = isRaised;

    public IReadOnlyList<Instruction> Trace => _trace;

    /// <summary>The effects whose failures caused the error; empty when the workflow failed on its own.</summary>
    public IReadOnlyList<long> Causes { get; init; } = [];

    public static Fault From(WorkflowErrorException exception) => new(exception.Error, exception.IsUncatchable, isRaised: false);

    /// <summary>The same error, raised while others were handled.</summary>
    public Fault Because(IReadOnlyList<long> causes) => new(Error, IsUncatchable, IsRaised) { Causes = causes };

    public void Pass(Instruction instruction)
    {
        if (_trace.Count < LongestTrace)
        {
            _trace.Add(instruction);
        }
    }
}
