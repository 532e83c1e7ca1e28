using Aef.Core.Running;

namespace Aef.PowerShell.Running;

/// <summary>A run that is ready to start.</summary>
/// <param name="Request">What is run.</param>
/// <param name="Steps">How many steps it has, for progress.</param>
internal sealed record RunPlan(LocalRunRequest Request, int Steps)
{
    /// <summary>The name of what is run.</summary>
    public string Name => Request.Artifact.Name;
}
