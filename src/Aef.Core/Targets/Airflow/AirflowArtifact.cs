using Aef.Core.Pipelines.Writing;
using Aef.Core.Semantics.Binding;

namespace Aef.Core.Targets.Airflow;

/// <summary>A file of Python with one DAG.</summary>
public sealed class AirflowArtifact : IArtifact
{
    private readonly BoundPipeline _pipeline;

    internal AirflowArtifact(BoundPipeline pipeline, string name, AirflowGeneration generation, string source)
    {
        _pipeline = pipeline;
        Name = name;
        Generation = generation;
        Source = source;
    }

    /// <summary>The id of the DAG.</summary>
    public string Name { get; }

    /// <inheritdoc/>
    public string FileName => Name + ".py";

    /// <summary>The generation of Airflow that the DAG is written for.</summary>
    public AirflowGeneration Generation { get; }

    /// <inheritdoc/>
    public string Source { get; }

    OutputKind IArtifact.Kind => OutputKind.Dag;

    IEnumerable<string> IArtifact.Inputs => _pipeline.SourceFiles();

    /// <summary>The source text.</summary>
    public override string ToString() => Source;
}
