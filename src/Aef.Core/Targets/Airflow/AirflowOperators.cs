using Aef.Core.Pipelines.Catalog;

namespace Aef.Core.Targets.Airflow;

/// <summary>The operators of an entry for one generation of Airflow.</summary>
internal static class AirflowOperators
{
    /// <summary>True when the generation has all operators of the executor.</summary>
    public static bool IsFor(this AirflowBinding airflow, AirflowGeneration generation) =>
        generation == AirflowGeneration.Airflow2 ? airflow.IsForAirflow2 : airflow.IsForAirflow3;
}
