namespace Aef.Runs.Launching;

/// <summary>The parts of a run that are checked before it starts, in the order of their diagnostics.</summary>
public enum RunSubject
{
    /// <summary>The definition or Cloud Workflows source.</summary>
    Input,

    /// <summary>The platform parameters.</summary>
    Parameters,

    /// <summary>The compiled workflow.</summary>
    Target,

    /// <summary>The simulation script.</summary>
    Script,

    /// <summary>The environment: mocks, child workflows, secrets, hosts and variables.</summary>
    Environment,

    /// <summary>The argument of the run.</summary>
    Argument,

    /// <summary>The executors of the caller.</summary>
    Executors,

    /// <summary>The journal.</summary>
    Journal,
}
