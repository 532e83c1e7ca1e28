using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Validation.Rules;

namespace Aef.Core.Targets;

/// <summary>
/// Something that pipelines are compiled to. Each target is created with its own options; this interface is what all targets have in common.
/// Targets never refer to each other.
/// </summary>
public interface ITarget
{
    /// <summary>The name, as configurations and diagnostics write it: <c>cloud_workflows</c>.</summary>
    string Name { get; }

    /// <summary>The rules that only this target has. The checker applies them after the general ones.</summary>
    internal IReadOnlyList<IPipelineRule> Rules { get; }

    /// <summary>
    /// Compiles a pipeline that was checked with the rules of this target. The artifacts are complete even if a diagnostic is an error, so that
    /// a caller can measure them; it must not write or deploy them then.
    /// </summary>
    CompilationOutput Compile(BoundPipeline pipeline, PlatformParameters? parameters = null);
}
