namespace Aef.Runs.Simulation.Apis;

/// <summary>The creation of buckets and data sets, which lasts as long as the job of the simulation script.</summary>
internal static class SetupAnswers
{
    private static readonly BodyShape NewBucket = BodyShape.Of("name:string! location:string storageClass:string labels:strings");

    private static readonly BodyShape NewDataSet =
        BodyShape.Of("datasetReference{projectId:string datasetId:string!}! location:string labels:strings");

    /// <summary>Creates a bucket.</summary>
    public static SimulatedAnswer Bucket(ApiCall call) =>
        string.IsNullOrEmpty(call.Request["project"]) ? ApiAnswers.Invalid("Required parameter: project") : Create(call, NewBucket);

    /// <summary>Creates a data set.</summary>
    public static SimulatedAnswer DataSet(ApiCall call) => Create(call, NewDataSet);

    private static SimulatedAnswer Create(ApiCall call, BodyShape shape)
    {
        if (shape.ProblemOf(call.Request.Body) is { } problem)
        {
            return ApiAnswers.Invalid(problem);
        }

        var job = call.NewRun().Job;
        return job.Ends switch
        {
            SimulatedEnd.Failed => ApiAnswers.Error(403, "PERMISSION_DENIED", job.Message),
            SimulatedEnd.Never => ApiAnswers.Ok() with { Seconds = double.PositiveInfinity },
            _ => ApiAnswers.Ok() with { Seconds = job.DurationSeconds },
        };
    }
}
