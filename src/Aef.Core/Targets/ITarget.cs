using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Validation.Rules;

namespace Aef.Core.Targets;

/// <summary>
/// A language or service that pipelines are compiled to. Each target has options of its own; this interface is what all targets share.
/// Targets never refer to each other.
/// </summary>
public interface ITarget
{
    /// <summary>The name, as configurations and diagnostics spell it: <c>cloud_workflows</c>.</summary>
    string Name { get; }

    /// <summary>The rules that only this target has. The checker applies them after the general ones.</summary>
    internal IReadOnlyList<IPipelineRule> Rules { get; }

    /// <summary>
    /// Compiles a pipeline that was checked with the rules of this target. The artifacts are complete even if a diagnostic is an error, so
    /// that a caller can measure them; the caller must not write or deploy them then.
    /// </summary>
    CompilationOutput Compile(BoundPipeline pipeline, PlatformParameters? parameters = null);
}
