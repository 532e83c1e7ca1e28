namespace Aef.Runs.Estimation;

/// <summary>A level whose threads and items run in lanes, because one execution would execute too many steps.</summary>
/// <param name="Level">The id of the level.</param>
/// <param name="Workflow">The workflow that runs a lane.</param>
/// <param name="Lanes">The largest number of executions at the same time.</param>
/// <param name="Units">The largest number of threads and items.</param>
/// <param name="StepsInOne">The steps that one execution would execute if all jobs needed their whole time.</param>
public sealed record LaneMeasure(string Level, string Workflow, int Lanes, int Units, long StepsInOne);
