using Aef.Documents.Diagnostics;

namespace Aef.Core.Targets;

/// <summary>The result of compiling a pipeline to a target.</summary>
/// <param name="Artifacts">The files, in the order in which they are deployed; the last one is the entry point of the pipeline.</param>
/// <param name="SourceMap">Maps the names in the artifacts to the definition.</param>
/// <param name="Diagnostics">The diagnostics of the target, before any severity policy is applied.</param>
public sealed record CompilationOutput(IReadOnlyList<IArtifact> Artifacts, SourceMap SourceMap, IReadOnlyList<Diagnostic> Diagnostics);
