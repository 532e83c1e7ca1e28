using Aef.Core.Targets.CloudWorkflows;

namespace Aef.Runs.Estimation;

/// <summary>The counts of several workflows: of each, the largest, whose location begins with the name of its workflow.</summary>
internal static class ShapeOfSeveral
{
    public static ShapeMeasure Of(IEnumerable<WorkflowArtifact> workflows)
    {
        var shapes = workflows.Select(w => (w.Name, Shape: ShapeReader.Read(w.Workflow))).ToList();
        return new ShapeMeasure(shapes.Sum(s => s.Shape.Steps), shapes.Sum(s => s.Shape.Routines))
        {
            Branches = Largest(s => s.Branches),
            ParallelDepth = Largest(s => s.ParallelDepth),
            CallDepth = Largest(s => s.CallDepth),
            Expression = Largest(s => s.Expression),
            Assignments = Largest(s => s.Assignments),
            Conditions = Largest(s => s.Conditions),
            Parameters = Largest(s => s.Parameters),
        };

        // An unknown value is larger than any other.
        MeasuredLocation Largest(Func<ShapeMeasure, MeasuredLocation> of)
        {
            var (name, location) = shapes.Select(s => (s.Name, Location: of(s.Shape))).MaxBy(s => s.Location.Value ?? int.MaxValue);
            return location.Location is { } step ? location with { Location = $"{name}: {step}" } : location;
        }
    }
}
